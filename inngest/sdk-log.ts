import { log } from "@/lib/core/log";

/** SDK messages about requests that anyone can send. They must not be logged as errors or with a stack. */
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

/** The SDK's internal log. What jobs log goes to `log` unchanged. */
export const sdkLog = {
  debug: (...args: Parameters<typeof log.debug>) => log.debug(...args),
  info: (...args: Parameters<typeof log.info>) => log.info(...args),
  warn: (...args: Parameters<typeof log.warn>) => log.warn(...args),
  error,
};
