import { and, eq, isNotNull, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reportLinks } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { newReportLink } from "@/lib/insight/reports/create";
import { type ReportRow, reportUrl } from "@/lib/insight/reports/present";
import { shownParts } from "@/lib/insight/reports/read-view";
import { MAILED_LINK_DAYS } from "@/lib/insight/reports/report-rules";
import { reportTime } from "@/lib/insight/reports/source-rules";
import type { ReportView } from "@/lib/insight/reports/view-schemas";
import { confirmedMembers } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/**
 * Writes a report's email to each recipient who is still a member, with a link of their own: only hashes of links are
 * stored, so the first one can't be repeated.
 * @returns the number of emails
 */
export async function writeMails(
  ctx: OrganizationContext,
  tx: Transaction,
  report: ReportRow,
  view: ReportView,
): Promise<number> {
  const { organization } = ctx;
  const members = await confirmedMembers(tx, organization.id);
  const recipients = members.filter(({ id }) => report.mailTo.includes(id));
  const hasPassword = report.passwordHash !== null;
  for (const { id, email, name } of recipients) {
    const { link, token } = newReportLink();
    await tx.insert(reportLinks).values({ ...link, reportId: report.id, mailedTo: id, createdAt: ctx.now() });
    await enqueueMail(ctx, tx, {
      to: email,
      organizationId: organization.id,
      template: "report",
      data: {
        name,
        organization: organization.name,
        title: report.title,
        schedule: report.schedule ?? "weekly",
        // A password that guards the page guards its figures in a forwarded email too.
        facts: hasPassword ? [] : factsOf(report, view),
        has_password: hasPassword,
        ...(organization.logoAt && !hasPassword && { logo_url: `${reportUrl(token)}/logo` }),
        days: MAILED_LINK_DAYS,
        url: reportUrl(token),
        stop_url: `${reportUrl(token)}/unsubscribe`,
      },
    });
  }
  const old = new Date(ctx.now().getTime() - MAILED_LINK_DAYS * DAY_MS);
  await tx
    .delete(reportLinks)
    .where(and(eq(reportLinks.reportId, report.id), isNotNull(reportLinks.mailedTo), lt(reportLinks.createdAt, old)));
  return recipients.length;
}

/** Returns the key figures that the report's page shows too. */
function factsOf(report: ReportRow, view: ReportView): [string, string][] {
  const { totals, as_of } = shownParts(report, view);
  const facts: [name: string, value: string | null][] = [
    ["Videos", formatInteger(totals.videos)],
    ["Views", totals.views === null ? null : formatInteger(totals.views)],
    ["Engagements", totals.engagements === null ? null : formatInteger(totals.engagements)],
    ["Engagement rate", totals.engagement_rate === null ? null : formatPercent(totals.engagement_rate)],
    ["Spend", totals.spend_usd === null ? null : formatUsd(totals.spend_usd, 2)],
    ["CPM", totals.cpm_usd === null ? null : formatUsd(totals.cpm_usd, 2)],
    ["As of", as_of === null ? null : reportTime(as_of)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] satisfies [string, string]]));
}
