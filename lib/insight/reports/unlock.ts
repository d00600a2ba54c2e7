import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { attemptLimiter, type Limiter, spend } from "@/lib/core/attempt-limiter";
import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { matchesPassword } from "@/lib/core/password";
import { HOUR_SECONDS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { type OpenReport, openReport } from "@/lib/insight/reports/open";
import type { ReportRow } from "@/lib/insight/reports/present";

/** How long a password opens a report. */
export const UNLOCKED_SECONDS = 12 * HOUR_SECONDS;

const WINDOW_SECONDS = 15 * 60;
/** Tries from one address, at any report. */
const TRIES_PER_ADDRESS = 20;
/** Tries at one report, from all addresses. */
const TRIES_PER_REPORT = 200;

// One set per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeReportLimiters?: Promise<[Limiter, Limiter]> };

function limiters(): Promise<[byAddress: Limiter, byReport: Limiter]> {
  shared.clipscopeReportLimiters ??= Promise.all([
    attemptLimiter("report_address", TRIES_PER_ADDRESS, WINDOW_SECONDS),
    attemptLimiter("report_password", TRIES_PER_REPORT, WINDOW_SECONDS),
  ]);
  return shared.clipscopeReportLimiters;
}

/**
 * Tries a password, counted before it is hashed.
 * @param address the client's address, grouped as `addressGroup` does
 * @returns what proves to later requests that it was right; "wrong" for another password, null if the link opens nothing
 * @throws AppError rate_limited
 */
export async function unlockReport(
  ctx: Context,
  { token, password, address }: { token: string; password: string; address: string },
): Promise<{ proof: string } | "wrong" | null> {
  const [byAddress, byReport] = await limiters();
  await spend(byAddress, address);
  const open = await openReport(ctx, token);
  if (!open) return null;
  const { report } = open;
  if (report.passwordHash === null) return { proof: "" };
  await spend(byReport, report.publicId);
  if (!(await matchesPassword(report.passwordHash, password))) return "wrong";
  const until = Math.floor(ctx.now().getTime() / SECOND_MS) + UNLOCKED_SECONDS;
  return { proof: `${until}.${signatureOf(report, until)}` };
}

/** Whether a report needs no password, or a request proves that its password was entered. */
export function isUnlocked({ report, ctx }: OpenReport, proof: string | undefined): boolean {
  if (report.passwordHash === null) return true;
  const [until = "", signature = ""] = proof?.split(".") ?? [];
  if (!/^\d{1,12}$/.test(until) || Number(until) * SECOND_MS <= ctx.now().getTime()) return false;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(report, Number(until)))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Bound to the password's hash, so it becomes invalid when the password changes. */
function signatureOf({ publicId, passwordHash }: ReportRow, until: number): string {
  const { NEXTAUTH_SECRET: secret } = env();
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: passwords of reports can't be checked");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "clipscope report passwords", 32));
  return createHmac("sha256", key)
    .update(JSON.stringify([publicId, passwordHash, until]))
    .digest("base64url");
}
