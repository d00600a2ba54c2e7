import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { members, type reports, users } from "@/db/schema";
import { appUrl } from "@/lib/core/env";
import { REPORT_SECTIONS } from "@/lib/insight/reports/report-rules";
import type { Report } from "@/lib/insight/reports/schemas";

export type ReportRow = typeof reports.$inferSelect;

/** Returns the page that a link's token opens. */
export const reportUrl = (token: string): string => `${appUrl()}/r/${token}`;

/**
 * Returns the documented objects of one organization's reports, which never have a link, a token or a password. Those who
 * have left the organization are no recipients any more.
 */
export async function presentReports(db: Queryable, rows: readonly ReportRow[]): Promise<Report[]> {
  const ids = [...new Set(rows.flatMap(({ mailTo }) => mailTo))];
  const people = ids.length === 0 ? [] : await readPeople(db, rows[0]?.organizationId ?? 0, ids);
  return rows.map((row) => ({
    ...factsOf(row),
    recipients: people.filter(({ id }) => row.mailTo.includes(id)).map(({ email }) => email),
  }));
}

const readPeople = (db: Queryable, organizationId: number, ids: number[]) =>
  db
    .select({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(members, and(eq(members.userId, users.id), eq(members.organizationId, organizationId)))
    .where(inArray(users.id, ids))
    .orderBy(asc(users.id));

/** Returns the documented object of one report. */
export async function presentReport(db: Queryable, row: ReportRow): Promise<Report> {
  const [report] = await presentReports(db, [row]);
  if (!report) throw new Error("the report was not presented");
  return report;
}

function factsOf(row: ReportRow): Omit<Report, "recipients"> {
  return {
    id: row.publicId,
    title: row.title,
    of: row.of,
    ids: row.ids,
    sections: REPORT_SECTIONS.filter((section) => row.sections.includes(section)),
    mode: row.frozenAt ? "frozen" : "live",
    at: row.frozenAt?.toISOString() ?? null,
    has_password: row.passwordHash !== null,
    expires_at: row.expiresAt?.toISOString() ?? null,
    shows_money: row.showsMoney,
    status: row.revokedAt ? "revoked" : "active",
    views: row.views,
    schedule: row.schedule,
    // At a campaign's end, it is only when the campaign is looked at next.
    next_send_at: (row.schedule === "weekly" && row.revokedAt === null && row.nextSendAt?.toISOString()) || null,
    last_sent_at: row.lastSentAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}

/** Returns what the audit log stores of a report. */
export function auditFacts(row: ReportRow): Record<string, unknown> {
  const {
    id: _,
    of,
    ids,
    views: __,
    created_at: ___,
    next_send_at: ____,
    last_sent_at: _____,
    ...facts
  } = factsOf(row);
  return { ...facts, recipients: row.mailTo.length, of: `${of} ${ids.join(", ")}`.slice(0, 200) };
}
