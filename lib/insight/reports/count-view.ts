import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { reports } from "@/db/schema";
import { attemptLimiter, type Limiter, spend } from "@/lib/core/attempt-limiter";
import { AppError } from "@/lib/core/errors";
import type { OpenReport } from "@/lib/insight/reports/open";

/** A visitor who returns within it is not counted again. */
const VISIT_SECONDS = 30 * 60;
/** Programs that open links: they fetch a preview, or they say that they are no browser. */
const PROGRAM =
  /bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|embed|headless|lighthouse|curl|wget|python|java\/|go-http|node|axios|okhttp|libwww|monitor|scan/i;

// One per process, shared by Next's bundles, each of which has its own instance of this module.
const shared = globalThis as typeof globalThis & { clipscopeReportVisits?: Promise<Limiter> };

/**
 * Counts that a person opened a report's page. Programs don't count, and neither does the same visitor soon again. No
 * address is stored, only a hash of it that is of use for this report alone.
 */
export async function countView(
  { report, ctx }: OpenReport,
  { address, agent }: { address: string; agent: string | null },
): Promise<void> {
  if (agent === null || PROGRAM.test(agent)) return;
  shared.clipscopeReportVisits ??= attemptLimiter("report_visit", 1, VISIT_SECONDS);
  const visitor = createHash("sha256")
    .update(JSON.stringify([report.publicId, address, agent]))
    .digest("base64url");
  try {
    await spend(await shared.clipscopeReportVisits, visitor);
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  await ctx.db
    .update(reports)
    .set({ views: sql`${reports.views} + 1` })
    .where(eq(reports.id, report.id));
}
