const ATOM = '[^\\s<>()[\\]\\\\,;:@"\\u0000-\\u001f\\u007f]+';
const ADDRESS = `${ATOM}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)*[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?`;
/** A quoted name may contain anything, a plain one no characters that separate mailboxes. */
const NAME = `(?:"(?:[^"\\\\\\r\\n]|\\\\.)*"|[^<>()[\\]\\\\,;:@"\\u0000-\\u001f\\u007f]*)`;
const MAILBOX = new RegExp(`^(?:${ADDRESS}|${NAME}\\s*<${ADDRESS}>)$`, "u");

/** Whether the text is exactly one mailbox: `ada@example.com` or `Ada Lovelace <ada@example.com>`. */
export const isMailbox = (text: string): boolean => MAILBOX.test(text);
