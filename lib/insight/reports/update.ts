import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reports } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { getReport, lockReport } from "@/lib/insight/reports/get";
import { auditFacts, presentReport, type ReportRow } from "@/lib/insight/reports/present";
import { checkSchedule, firstSend } from "@/lib/insight/reports/schedule";
import type { Report, UpdateReportRequest } from "@/lib/insight/reports/schemas";
import { readTerms } from "@/lib/insight/reports/terms";

/**
 * Changes a report; fields left out stay. `status: "revoked"` makes its links answer like unknown ones, for good. A new
 * password ends what the old one opened.
 * @throws AppError not_found, invalid_request as for `createReport`, conflict if it is revoked
 */
export async function updateReport(
  ctx: OrganizationContext,
  { id, status, ...change }: { id: string } & UpdateReportRequest,
): Promise<Report> {
  assertRight(ctx.actor, "reports:write");
  // Before a password is hashed, which takes long.
  await getReport(ctx, { id });
  const terms = await readTerms(ctx, change);
  return ctx.db.transaction(async (tx) => {
    const before = await lockReport(ctx, tx, id);
    const isChange = Object.keys(terms).length > 0 || status === "active";
    if (before.revokedAt && isChange) throw conflict("This report was revoked. Create a new one");
    const isRevoked = status === "revoked" && before.revokedAt === null;
    const changed = { ...before, ...terms, ...(isRevoked && { revokedAt: ctx.now() }) };
    const after = { ...changed, nextSendAt: await nextSendOf(ctx, tx, before, changed) };
    const changes = changesOf(auditFacts(before), auditFacts(after));
    const hasNewPassword = before.passwordHash !== after.passwordHash;
    if (Object.keys(terms).length > 0 || isRevoked)
      await tx
        .update(reports)
        .set({ ...terms, revokedAt: after.revokedAt, nextSendAt: after.nextSendAt })
        .where(eq(reports.id, before.id));
    if (isRevoked) await recordAct(ctx, tx, { action: "report.revoke", subject: before.title, ...changes });
    else if (changes || hasNewPassword)
      await recordAct(ctx, tx, { action: "report.update", subject: before.title, ...changes });
    return presentReport(tx, after);
  });
}

/** Keeps the time of an unchanged schedule, so that a change of the title neither delays an email nor repeats one. */
async function nextSendOf(ctx: OrganizationContext, tx: Transaction, before: ReportRow, after: ReportRow) {
  const isNew = after.schedule !== before.schedule;
  if (isNew || after.mailTo !== before.mailTo) checkSchedule(after);
  return isNew ? firstSend(ctx, tx, after) : before.nextSendAt;
}
