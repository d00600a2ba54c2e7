import { count, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { reportLinks, reports } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict, invalid } from "@/lib/core/errors";
import { hashLinkToken, newLinkToken } from "@/lib/core/link-token";
import { lockOrganization } from "@/lib/core/lock-organization";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { checkScope } from "@/lib/insight/reports/check-scope";
import { computeView } from "@/lib/insight/reports/compute-view";
import { auditFacts, presentReport, reportUrl } from "@/lib/insight/reports/present";
import { DEFAULT_SECTIONS, MAX_REPORTS } from "@/lib/insight/reports/report-rules";
import { checkSchedule, firstSend } from "@/lib/insight/reports/schedule";
import type { CreatedReport, CreateReportRequest } from "@/lib/insight/reports/schemas";
import { readTerms } from "@/lib/insight/reports/terms";

/** 128 bits. */
const TOKEN_BYTES = 16;

/**
 * Creates a report and its link. The response is the only place where the link is shown. A frozen report keeps its
 * figures: later snapshots, corrections and deletions don't change it.
 * @throws AppError not_found for an unknown ID, invalid_request for terms that don't fit together, conflict if the organization has the
 * maximum number
 */
export async function createReport(ctx: OrganizationContext, request: CreateReportRequest): Promise<CreatedReport> {
  assertRight(ctx.actor, "reports:write");
  const { of, mode = "live", at } = request;
  if (at !== undefined && mode !== "frozen") throw invalid("at", "Only allowed if mode is frozen");
  const frozenAt = mode === "frozen" ? new Date(at ?? ctx.now()) : null;
  if (frozenAt && frozenAt > ctx.now()) throw invalid("at", "Must not be in the future");
  const ids = await checkScope(ctx, { of, ids: request.ids });
  const { title: _, ...terms } = await readTerms(ctx, request);
  const scheduled = { of, ids, frozenAt, schedule: null, mailTo: [], ...terms };
  checkSchedule(scheduled);
  const nextSendAt = await firstSend(ctx, ctx.db, scheduled);
  // Again under the lock: here, so that a refused request computes nothing.
  await assertRoom(ctx, ctx.db);
  const frozen = frozenAt && (await computeView(ctx, { of, ids }, frozenAt));
  const { link, token } = newReportLink();
  return ctx.db.transaction(async (tx) => {
    await lockOrganization(ctx, tx);
    await assertRoom(ctx, tx);
    const [row] = await tx
      .insert(reports)
      .values({
        sections: [...DEFAULT_SECTIONS],
        showsMoney: false,
        ...terms,
        publicId: newPublicId(),
        organizationId: ctx.organization.id,
        title: request.title,
        of,
        ids,
        frozenAt,
        frozen,
        nextSendAt,
        createdAt: ctx.now(),
      })
      .returning();
    if (!row) throw new Error("the report was not written");
    await tx.insert(reportLinks).values({ ...link, reportId: row.id, createdAt: ctx.now() });
    await recordAct(ctx, tx, { action: "report.create", subject: row.title, after: auditFacts(row) });
    const answer = { ...(await presentReport(tx, row)), url: reportUrl(token) };
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}

/** Returns a new link's token and the hash that is stored. */
export function newReportLink(): { token: string; link: { hash: string } } {
  const token = newLinkToken(TOKEN_BYTES);
  return { token, link: { hash: hashLinkToken(token) } };
}

async function assertRoom(ctx: OrganizationContext, db: Queryable): Promise<void> {
  const [existing] = await db
    .select({ n: count() })
    .from(reports)
    .where(eq(reports.organizationId, ctx.organization.id));
  if ((existing?.n ?? 0) >= MAX_REPORTS)
    throw conflict(`You can have up to ${MAX_REPORTS} reports. Delete one you no longer need.`);
}
