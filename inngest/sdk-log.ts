import { log } from "@/lib/core/log";

/** What the SDK says about requests that anyone can send: no line of theirs may be an error or carry a stack. */
const ABOUT_REQUESTS =
  /^(?:Signature validation failed|Failed calling|Failed to register|Missing body|Malformed|Received unhandled|Unable to determine)/;

const reasonOf = (value: unknown): string | undefined => {
  const error = typeof value === "object" && value !== null && "err" in value ? value.err : value;
  return error instanceof Error ? error.message.split("\n")[0] : undefined;
};

function error(first: unknown, message?: unknown): void {
  const text = String(message ?? (first instanceof Error ? first.message : first));
  if (ABOUT_REQUESTS.test(text)) log.debug({ reason: reasonOf(first) }, text);
  else if (typeof first === "object") log.error(first, text);
  else log.error(text);
}

/** The SDK's log of its own workings. What jobs log goes to `log` as it is. */
export const sdkLog = {
  debug: (...args: Parameters<typeof log.debug>) => log.debug(...args),
  info: (...args: Parameters<typeof log.info>) => log.info(...args),
  warn: (...args: Parameters<typeof log.warn>) => log.warn(...args),
  error,
};
