import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import type {
  ListedReports,
  ListedReportsQuery,
  RecipientChoices,
  ReportState,
} from "@/lib/insight/reports/dashboard-schemas";
import { listReports } from "@/lib/insight/reports/list";
import { isOpen } from "@/lib/insight/reports/report-rules";
import type { Report } from "@/lib/insight/reports/schemas";
import { readReportSubjects } from "@/lib/insight/reports/subjects";
import { confirmedMembers } from "@/lib/outbound/mail/recipients";

const PER_PAGE = 50;

/** Returns a page of the organization's reports with what they are about, newest first. */
export async function listReportRows(ctx: OrganizationContext, { cursor }: ListedReportsQuery): Promise<ListedReports> {
  const { reports, next_cursor } = await listReports(ctx, { limit: PER_PAGE, cursor });
  const subjects = await readReportSubjects(ctx, reports);
  return {
    reports: reports.map((report) => ({
      ...report,
      subject: subjects.get(report.id) ?? null,
      state: stateOf(report, ctx.now()),
    })),
    next_cursor,
  };
}

function stateOf({ status, expires_at }: Report, now: Date): ReportState {
  if (status === "revoked") return "revoked";
  return isOpen({ revokedAt: null, expiresAt: expires_at === null ? null : new Date(expires_at) }, now)
    ? "active"
    : "expired";
}

/** Returns the members who can get a report by email. */
export async function listReportRecipients(ctx: OrganizationContext): Promise<RecipientChoices> {
  assertRight(ctx.actor, "reports:write");
  const self = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const members = await confirmedMembers(ctx.db, ctx.organization.id);
  return { members: members.map(({ id, name, email }) => ({ name, email, is_you: id === self })) };
}
