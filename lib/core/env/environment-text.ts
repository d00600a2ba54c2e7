/** Editors and spreadsheets write it at the start of a file to mark the encoding. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Returns a cleaned copy of an environment: names without a byte order mark, values without surrounding whitespace (an
 * `--env-file` with CRLF leaves a carriage return), and no empty variables.
 */
export function cleanEnvironment(source: Record<string, string | undefined>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(source)) {
    const text = value?.trim();
    if (text) clean[name.replace(BYTE_ORDER_MARK, "")] = text;
  }
  return clean;
}

/** Decodes a text file: UTF-8 or UTF-16 (Windows PowerShell's `>`), with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes).replace(BYTE_ORDER_MARK, "");
}
