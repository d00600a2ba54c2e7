import type { LoggerInstance } from "next-auth";
import { log } from "@/lib/core/log";

/** Messages that anyone can cause with a forged cookie or request. */
const CAUSED_BY_CLIENTS = new Set(["JWT_SESSION_ERROR", "SIGNIN_OAUTH_ERROR", "CALLBACK_CREDENTIALS_HANDLER_ERROR"]);

const reasonOf = (metadata: unknown): unknown => {
  if (metadata instanceof Error) return metadata;
  const inner = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : metadata;
  return inner instanceof Error ? inner : undefined;
};

/** The log of next-auth, which by default writes many lines to the console for each invalid session cookie. */
export const authLogger: Partial<LoggerInstance> = {
  error(code, metadata) {
    const reason = reasonOf(metadata);
    if (CAUSED_BY_CLIENTS.has(code))
      log.debug({ code, reason: reason instanceof Error ? reason.message : undefined }, "next-auth refused a request");
    else log.error({ code, err: reason }, "next-auth failed");
  },
  warn: (code) => log.debug({ code }, "next-auth warning"),
  debug: (code) => log.debug({ code }, "next-auth"),
};
