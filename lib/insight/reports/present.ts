import type { reports } from "@/db/schema";
import { appUrl } from "@/lib/core/env";
import { REPORT_SECTIONS } from "@/lib/insight/reports/report-rules";
import type { Report } from "@/lib/insight/reports/schemas";

export type ReportRow = typeof reports.$inferSelect;

/** Returns the page that a link's token opens. */
export const reportUrl = (token: string): string => `${appUrl()}/r/${token}`;

/** Returns the documented object, which never has a link, a token or a password. */
export function presentReport(row: ReportRow): Report {
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
    created_at: row.createdAt.toISOString(),
  };
}

/** Returns what the audit log stores of a report. */
export function auditFacts(row: ReportRow): Record<string, unknown> {
  const { id: _, of, ids, views: __, created_at: ___, ...facts } = presentReport(row);
  return { ...facts, of: `${of} ${ids.join(", ")}`.slice(0, 200) };
}
