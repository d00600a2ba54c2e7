import { headers } from "next/headers";
import { type OpenReport, openReport } from "@/lib/insight/reports/open";
import { isUnlocked } from "@/lib/insight/reports/unlock";
import { systemContext } from "@/lib/people/sessions/request-context";
import { UNLOCK_COOKIE } from "./unlock-cookie";

interface Reader {
  get(name: string): string | null;
}

export interface Opened extends OpenReport {
  isUnlocked: boolean;
}

/** Returns the report of a link, and whether this browser entered its password; null if the link opens nothing. */
export async function openLink(token: string, from?: Reader): Promise<Opened | null> {
  const open = await openReport(systemContext(), token);
  if (!open) return null;
  const cookie = (from ?? (await headers())).get("cookie") ?? "";
  const proof = new RegExp(`(?:^|;\\s*)${UNLOCK_COOKIE}=([^;]*)`).exec(cookie)?.[1];
  return { ...open, isUnlocked: isUnlocked(open, proof) };
}

const HEADERS = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex, nofollow",
  "Referrer-Policy": "no-referrer",
};

/** Returns a file of a report. */
export const answerReportFile = (body: BodyInit, headers: Record<string, string>): Response =>
  new Response(body, { headers: { ...HEADERS, ...headers } });

export const answerNothing = (): Response => new Response("Not found", { status: 404, headers: HEADERS });
