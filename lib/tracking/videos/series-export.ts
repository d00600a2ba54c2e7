import type { OrganizationContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsv } from "@/lib/core/csv/to-csv";
import { assertRight } from "@/lib/core/rights";
import { dayOf } from "@/lib/core/time/zone-rules";
import { REPORTED_METRICS } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { VIEW_DEFINITION_NAMES, viewDefinition } from "@/lib/platforms/view-definition-rules";
import { engagementRate, metricName } from "@/lib/tracking/snapshots/figure-rules";
import { pointsOf } from "@/lib/tracking/snapshots/points";
import { readHistory } from "@/lib/tracking/snapshots/read";
import { type ChartPoint, gapReason, hourlySeries } from "@/lib/tracking/snapshots/rules";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { findTracking } from "@/lib/tracking/videos/find";
import { localTime } from "@/lib/tracking/videos/local-time";

type Row = { point: SeriesPoint; index: number };

/**
 * Exports a video's hours as CSV, oldest first: the data of the page's tables, with all metrics the platform reports.
 * Growth across missing hours is one sum with the number of hours it covers.
 * @param input.zone IANA name of the reader's time zone
 */
export async function exportSeries(
  ctx: OrganizationContext,
  { id, zone }: { id: string; zone: string },
): Promise<{ fileName: string; csv: string }> {
  assertRight(ctx.actor, "videos:read");
  const { tracking, video } = await findTracking(ctx, id);
  const points = pointsOf(tracking, await readHistory(ctx.db, tracking.id));
  const sources = sourceOfEach(points);
  const changes = changeOfEach(sources);
  const columns: CsvColumn<Row>[] = [
    { header: "Hour", value: ({ point }) => point.hour },
    { header: "Time (UTC)", value: ({ point }) => point.at },
    { header: `Time (${zone})`, value: ({ point }) => localTime(point.at, zone) },
    ...REPORTED_METRICS[tracking.platform].flatMap((metric): CsvColumn<Row>[] => {
      const name = metricName(metric, tracking.platform);
      const growth = hourlySeries(points, metric);
      return [
        { header: name, value: ({ point }) => point.figures?.[metric] },
        { header: `${name} gained`, value: ({ index }) => gainOf(growth[index]) },
        { header: `${name} gained over hours`, value: ({ index }) => hoursOf(growth[index]) },
      ];
    }),
    { header: "Engagement rate (%)", value: ({ point }) => point.figures && engagementRate(point.figures) },
    ...viewDefinitionColumn(tracking.platform),
    { header: "Source", value: ({ index }) => sources[index] },
    { header: "Source changed from", value: ({ index }) => changes[index] },
    { header: "No snapshot because", value: ({ point }) => (point.figures ? null : gapReason(point.gap_reason)) },
  ];
  return {
    fileName: csvFileName(video.title ?? `${tracking.platform} ${id}`, dayOf(ctx.now(), zone)),
    csv: toCsv(
      columns,
      points.map((point, index) => ({ point, index })),
    ),
  };
}

/** Returns the source of each snapshot; null for a missed hour. Gains across two sources are left out. */
function sourceOfEach(points: readonly SeriesPoint[]): (string | null)[] {
  let current: string | null = null;
  return points.map(({ figures, source }) => {
    current = source ?? current;
    return figures && current;
  });
}

/** Returns the earlier source at the first snapshot of another one; null elsewhere. */
function changeOfEach(sources: readonly (string | null)[]): (string | null)[] {
  let current: string | null = null;
  return sources.map((source) => {
    const earlier = source === null || source === current ? null : current;
    current = source ?? current;
    return earlier;
  });
}

/** YouTube only: a gain between two rows with different definitions isn't all growth. */
const viewDefinitionColumn = (platform: Platform): CsvColumn<Row>[] =>
  platform === "youtube"
    ? [
        {
          header: "View definition",
          value: ({ point }) => {
            const definition = point.figures && viewDefinition(platform, new Date(point.at));
            return definition && VIEW_DEFINITION_NAMES[definition];
          },
        },
      ]
    : [];

const gainOf = (point: ChartPoint | undefined) => point?.value ?? point?.spanning?.growth;
/** Between the two snapshots, to a hundredth of an hour. */
const hoursOf = (point: ChartPoint | undefined) =>
  point?.since ? Math.round((Date.parse(point.at) - Date.parse(point.since)) / 36_000) / 100 : null;
