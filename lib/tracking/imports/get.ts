import { and, count, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { campaigns, labels, videoImportLines } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findImport, type ImportRow } from "@/lib/tracking/imports/find";
import { creatorName, presentSummary, tallyLines } from "@/lib/tracking/imports/present";
import { quoteImport } from "@/lib/tracking/imports/quote";
import { FAILED_VERDICTS } from "@/lib/tracking/imports/rules";
import type { ImportDetail } from "@/lib/tracking/imports/schemas";

const MAX_REASONS = 10;

/** Returns an import's progress, the verdicts of its lines, and the cost of confirming it. */
export async function getImport(ctx: OrganizationContext, { id }: { id: string }): Promise<ImportDetail> {
  assertRight(ctx.actor, "videos:read");
  const row = await findImport(ctx, ctx.db, id);
  const [tallyOf, createdBy, names, reasons] = await Promise.all([
    tallyLines(ctx.db, [row.id]),
    creatorName(ctx.db, row.createdBy),
    readNames(ctx, row),
    readReasons(ctx, row.id),
  ]);
  const tally = tallyOf(row.id);
  return {
    ...presentSummary(row, tally, createdBy),
    ...names,
    reasons,
    confirmed_at: row.confirmedAt?.toISOString() ?? null,
    checked: tally.checked,
    short_links: tally.shortLinks,
    is_worked_on: row.leasedUntil !== null && row.leasedUntil > ctx.now(),
    quote: row.status === "ready" ? await quoteImport(ctx, tally.counts.new, row.durationDays) : null,
  };
}

async function readNames(ctx: OrganizationContext, row: ImportRow) {
  const own = ctx.organization.id;
  const [campaign] = row.campaignId
    ? await ctx.db
        .select({ name: campaigns.name })
        .from(campaigns)
        .where(and(eq(campaigns.id, row.campaignId), eq(campaigns.organizationId, own)))
    : [];
  const labelled =
    row.labels.length > 0
      ? await ctx.db
          .select({ name: labels.name })
          .from(labels)
          .where(and(inArray(labels.publicId, row.labels), eq(labels.organizationId, own)))
          .orderBy(labels.name)
      : [];
  return { campaign: campaign?.name ?? null, labels: labelled.map(({ name }) => name) };
}

const readReasons = async (ctx: OrganizationContext, importId: number) => {
  const rows = await ctx.db
    .select({ reason: videoImportLines.reason, lines: count() })
    .from(videoImportLines)
    .where(
      and(
        eq(videoImportLines.importId, importId),
        inArray(videoImportLines.verdict, [...FAILED_VERDICTS]),
        isNotNull(videoImportLines.reason),
      ),
    )
    .groupBy(videoImportLines.reason)
    .orderBy(desc(count()), videoImportLines.reason)
    .limit(MAX_REASONS);
  return rows.flatMap(({ reason, lines }) => (reason === null ? [] : [{ reason, lines }]));
};
