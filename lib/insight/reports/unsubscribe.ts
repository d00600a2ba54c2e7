import { eq } from "drizzle-orm";
import { organizations, reportLinks, reports, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context } from "@/lib/core/context";
import { hashLinkToken } from "@/lib/core/link-token";
import { TOKEN } from "@/lib/insight/reports/open";
import type { MailedReport } from "@/lib/insight/reports/report-rules";

/**
 * Returns what the link in an email stops; null for a link that wasn't emailed. It works for an expired or revoked report
 * too: who doesn't want the emails must not need the report.
 */
export async function findMailedReport(ctx: Context, token: string): Promise<MailedReport | null> {
  const found = await find(ctx, token);
  if (!found) return null;
  const { report, organization, user } = found;
  const isSent = report.schedule !== null && report.revokedAt === null && report.mailTo.includes(user.id);
  return { title: report.title, organization: organization.name, email: user.email, isSent };
}

/** Takes the reader of an email off a report's recipients. Without any left, it is no longer sent. @returns as above */
export async function unsubscribeFromReport(ctx: Context, token: string): Promise<MailedReport | null> {
  const found = await find(ctx, token);
  if (!found) return null;
  const { organization, user } = found;
  await ctx.db.transaction(async (tx) => {
    const [report] = await tx.select().from(reports).where(eq(reports.id, found.report.id)).for("update");
    if (!report?.mailTo.includes(user.id)) return;
    const mailTo = report.mailTo.filter((id) => id !== user.id);
    await tx
      .update(reports)
      .set({ mailTo, ...(mailTo.length === 0 && { schedule: null, nextSendAt: null }) })
      .where(eq(reports.id, report.id));
    await recordAct({ ...ctx, organization, actor: { type: "system" } }, tx, {
      action: "report.unsubscribe",
      subject: report.title,
      before: { recipient: user.email },
    });
  });
  return { title: found.report.title, organization: organization.name, email: user.email, isSent: false };
}

async function find(ctx: Context, token: string) {
  if (!TOKEN.test(token)) return null;
  const [row] = await ctx.db
    .select({ report: reports, organization: organizations, user: { id: users.id, email: users.email } })
    .from(reportLinks)
    .innerJoin(reports, eq(reports.id, reportLinks.reportId))
    .innerJoin(organizations, eq(organizations.id, reports.organizationId))
    .innerJoin(users, eq(users.id, reportLinks.mailedTo))
    .where(eq(reportLinks.hash, hashLinkToken(token)));
  return row ?? null;
}
