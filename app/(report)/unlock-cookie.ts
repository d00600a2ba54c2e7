import { appUrl } from "@/lib/core/env";
import { UNLOCKED_SECONDS } from "@/lib/insight/reports/unlock";

/** Remembers an entered password for one report: the browser sends it below the report's path only. */
export const UNLOCK_COOKIE = "clipscope-report";

export const unlockCookie = (token: string, proof: string): string =>
  `${UNLOCK_COOKIE}=${proof}; Path=/r/${token}; Max-Age=${UNLOCKED_SECONDS}; HttpOnly; SameSite=Lax${
    appUrl().startsWith("https:") ? "; Secure" : ""
  }`;
