import type { LoggerInstance } from "next-auth";
import { log } from "@/lib/core/log";

/** What anyone can cause by a cookie or a request of their own making. */
const CAUSED_BY_CLIENTS = new Set(["JWT_SESSION_ERROR", "SIGNIN_OAUTH_ERROR", "CALLBACK_CREDENTIALS_HANDLER_ERROR"]);

const reasonOf = (metadata: unknown): unknown => {
  if (metadata instanceof Error) return metadata;
  const inner = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : metadata;
  return inner instanceof Error ? inner : undefined;
};

/** next-auth's log: by itself it writes to the console, many lines for each bad session cookie. */
export const authLogger: Partial<LoggerInstance> = {
  error(code, metadata) {
    const reason = reasonOf(metadata);
    if (CAUSED_BY_CLIENTS.has(code))
      log.debug({ code, reason: reason instanceof Error ? reason.message : undefined }, "next-auth refused a request");
    else log.error({ code, err: reason }, "next-auth failed");
  },
  warn: (code) => log.debug({ code }, "next-auth warns"),
  debug: (code) => log.debug({ code }, "next-auth"),
};
