import { and, asc, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import { organizations, reports } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { type StepRange, workInTime } from "@/lib/core/work-in-time";
import { computeView } from "@/lib/insight/reports/compute-view";
import type { ReportRow } from "@/lib/insight/reports/present";
import { isOpen } from "@/lib/insight/reports/report-rules";
import { readCampaignEnd } from "@/lib/insight/reports/schedule";
import { nextLook, nextWeekly } from "@/lib/insight/reports/send-rules";
import { writeMails } from "@/lib/insight/reports/write-mails";

/** Reports that one query reads. */
const BATCH = 50;
/**
 * Writes the emails of reports that are due: one per recipient and week, however late it is and however often a week was
 * missed. The emails and the time of the next ones are one transaction, so a crash neither loses nor repeats any. A
 * report that fails doesn't hold up the others.
 * @returns `after` of the next step; null if none is left
 */
export async function sendReports(
  ctx: Context,
  range: StepRange = {},
): Promise<{ sent: number; failed: number; after: number | null }> {
  const { done: sent, ...rest } = await workInTime(range, {
    read: (last) =>
      ctx.db
        .select({ report: reports, organization: organizations })
        .from(reports)
        .innerJoin(organizations, eq(organizations.id, reports.organizationId))
        .where(
          and(
            gt(reports.id, last),
            lte(reports.nextSendAt, ctx.now()),
            isNull(reports.revokedAt),
            isNull(organizations.suspendedAt),
            isNull(organizations.closedAt),
          ),
        )
        .orderBy(asc(reports.id))
        .limit(BATCH),
    idOf: ({ report }) => report.id,
    work: ({ report, organization }) => sendOne({ ...ctx, organization, actor: { type: "system" } }, report),
    failure: "report not sent",
  });
  return { sent, ...rest };
}

/** @returns the number of emails */
async function sendOne(ctx: OrganizationContext, report: ReportRow): Promise<number> {
  const dueAt = report.nextSendAt;
  if (dueAt === null) return 0;
  const plan = await planOf(ctx, report);
  // Outside the transaction, because it may read many snapshots.
  const view = plan.isDue && isOpen(report, ctx.now()) ? await computeView(ctx, report, null) : null;
  return ctx.db.transaction(async (tx) => {
    // Another run holds it, has just sent it, or its schedule was changed meanwhile.
    const free = tx
      .select({ id: reports.id })
      .from(reports)
      .where(and(eq(reports.id, report.id), eq(reports.nextSendAt, dueAt), isNull(reports.revokedAt)))
      .for("update", { skipLocked: true });
    const [claimed] = await tx
      .update(reports)
      .set({ nextSendAt: plan.next })
      .where(inArray(reports.id, free))
      .returning();
    if (!claimed || !view) return 0;
    const sent = await writeMails(ctx, tx, claimed, view);
    if (sent > 0) await tx.update(reports).set({ lastSentAt: ctx.now() }).where(eq(reports.id, claimed.id));
    return sent;
  });
}

/** Returns whether a report's time has come, and when to look at it next; null: never. */
async function planOf(ctx: OrganizationContext, report: ReportRow): Promise<{ isDue: boolean; next: Date | null }> {
  const now = ctx.now();
  if (report.schedule === "weekly") return { isDue: true, next: nextWeekly(now, ctx.organization.timeZone) };
  const endsAt = await readCampaignEnd(ctx, ctx.db, report.ids[0] ?? "");
  // Deleted.
  if (endsAt === undefined) return { isDue: false, next: null };
  return endsAt && endsAt <= now ? { isDue: true, next: null } : { isDue: false, next: nextLook(now, endsAt) };
}
