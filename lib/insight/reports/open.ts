import { and, eq, exists, gt, isNull, or, sql } from "drizzle-orm";
import { members, organizations, reportLinks, reports } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { hashLinkToken } from "@/lib/core/link-token";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { ReportRow } from "@/lib/insight/reports/present";
import { isOpen, MAILED_LINK_DAYS } from "@/lib/insight/reports/report-rules";

/** A report that a link opened, with the context for its organization's data. */
export interface OpenReport {
  report: ReportRow;
  ctx: OrganizationContext;
}

/** 16 bytes as base64url. */
export const TOKEN = /^[\w-]{22}$/;

/**
 * Returns the report of a link's token. null for an unknown, revoked, expired or deleted one, and for a closed or
 * suspended organization, so that no visitor can tell them apart. The link in an email works for some weeks, while its
 * reader is a member.
 */
export async function openReport(ctx: Context, token: string): Promise<OpenReport | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await ctx.db
    .select({ report: reports, organization: organizations })
    .from(reportLinks)
    .innerJoin(reports, eq(reports.id, reportLinks.reportId))
    .innerJoin(organizations, eq(organizations.id, reports.organizationId))
    .where(
      and(
        eq(reportLinks.hash, hashLinkToken(token)),
        isNull(organizations.closedAt),
        isNull(organizations.suspendedAt),
        or(isNull(reportLinks.mailedTo), and(gt(reportLinks.createdAt, oldestMailed(ctx)), isReaderMember(ctx))),
      ),
    );
  if (!row || !isOpen(row.report, ctx.now())) return null;
  return { report: row.report, ctx: { ...ctx, organization: row.organization, actor: { type: "system" } } };
}

const oldestMailed = (ctx: Context): Date => new Date(ctx.now().getTime() - MAILED_LINK_DAYS * DAY_MS);

const isReaderMember = ({ db }: Context) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(members)
      .where(and(eq(members.organizationId, reports.organizationId), eq(members.userId, reportLinks.mailedTo))),
  );
