import type { Transaction } from "@/db/client";
import type { OrganizationContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsvByParts } from "@/lib/core/csv/to-csv";
import { AppError } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { dayOf } from "@/lib/core/time/zone-rules";
import { METRICS, PLATFORM_NAMES } from "@/lib/platforms/schemas";
import { VIEW_DEFINITION_NAMES, viewDefinition } from "@/lib/platforms/view-definition-rules";
import { MAX_EXPORT_ROWS } from "@/lib/tracking/videos/choice-rules";
import type { VideoRow, VideoRowsExportQuery } from "@/lib/tracking/videos/dashboard-schemas";
import { localTime } from "@/lib/tracking/videos/local-time";
import { readRows, rowIds } from "@/lib/tracking/videos/rows";
import { statusName } from "@/lib/tracking/videos/rules";

type Row = Omit<VideoRow, "sparkline">;

/** About 10 ms of writing each. */
const ROWS_PER_PART = 500;

/**
 * Exports all rows of the dashboard's table as filtered and sorted, from one database snapshot.
 * @throws AppError conflict if there are more rows than a file allows
 */
export async function exportVideoRows(
  ctx: OrganizationContext,
  { zone, ...query }: VideoRowsExportQuery,
): Promise<{ fileName: string; csv: string }> {
  assertRight(ctx.actor, "videos:read");
  const csv = await ctx.db.transaction(
    async (tx) => {
      const ids = await rowIds(ctx, tx, query, { limit: MAX_EXPORT_ROWS + 1 });
      if (ids.length > MAX_EXPORT_ROWS)
        throw new AppError({ code: "conflict", message: "The list has more than 20,000 videos. Filter it first" });
      return toCsvByParts(columnsIn(zone), parts(tx, ids));
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  return { fileName: csvFileName("videos", dayOf(ctx.now(), zone)), csv };
}

async function* parts(tx: Transaction, ids: readonly number[]): AsyncGenerator<Row[]> {
  for (let at = 0; at < ids.length; at += ROWS_PER_PART)
    yield (await readRows(tx, ids.slice(at, at + ROWS_PER_PART))).map(({ row }) => row);
}

/** Definition of the latest snapshot; empty for platforms with only one way to count views. */
function definitionOf({ platform, latest_at: readAt, figures }: Row): string | null {
  const definition = readAt === null || figures.views === null ? null : viewDefinition(platform, new Date(readAt));
  return definition && VIEW_DEFINITION_NAMES[definition];
}

function columnsIn(zone: string): CsvColumn<Row>[] {
  return [
    { header: "Title", value: (row) => row.title },
    { header: "Creator", value: (row) => row.creator },
    { header: "Platform", value: (row) => PLATFORM_NAMES[row.platform] },
    { header: "Link", value: (row) => row.video_link },
    { header: "Status", value: (row) => statusName(row.status, row.status_reason) },
    { header: "Labels", value: (row) => row.labels.map(({ name }) => name).join("; ") },
    { header: "Campaign", value: (row) => row.campaign?.name },
    ...METRICS.map((metric) => ({
      header: metric[0]?.toUpperCase() + metric.slice(1),
      value: (row: Row) => row.figures[metric],
    })),
    { header: "Engagement rate (%)", value: (row) => row.engagement_rate },
    { header: "View definition", value: definitionOf },
    { header: `Started (${zone})`, value: (row) => localTime(row.started_at, zone) },
    { header: `Last snapshot (${zone})`, value: (row) => row.latest_at && localTime(row.latest_at, zone) },
    { header: "Id", value: (row) => row.id },
  ];
}
