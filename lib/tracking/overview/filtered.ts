import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import type { SnapshotSpan } from "@/lib/platforms/view-definition-rules";
import type { Matched } from "@/lib/tracking/overview/matching";
import type { ResolvedRange, Span } from "@/lib/tracking/overview/range-rules";
import { addGains, NO_GAINS } from "@/lib/tracking/overview/rules";
import type { PartSums } from "@/lib/tracking/overview/totals";
import type { GainColumns } from "@/lib/tracking/snapshots/gain-columns-rules";
import { type SummedGains, sumGains } from "@/lib/tracking/snapshots/gains-of-many";

export interface FilteredGains {
  rows: PartSums[];
  before: PartSums[];
  viewSpans: SnapshotSpan[];
  gaps: { reason: string; hours: number }[];
  /** Views gained in the range, most first, only above 0. */
  top: { trackingId: number; gain: number }[];
}

/** Adds up what trackings gained in a range and in the period before, as the rollups do for all of an organization. */
export async function readFilteredGains(
  { db }: OrganizationContext,
  trackings: readonly Matched[],
  range: ResolvedRange,
): Promise<FilteredGains> {
  const sums = await sumGains(db, trackings, [range.before, range]);
  return {
    rows: partsOf(sums, range, range.starts),
    before: partsOf(sums, range.before, range.startsBefore),
    viewSpans: viewSpansOf(sums, [range.before, range]),
    gaps: [...sums.missed].map(([reason, hours]) => ({ reason, hours })).sort((a, b) => b.hours - a.hours),
    top: sums.views.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain || a.trackingId - b.trackingId),
  };
}

/** Visits the hours of a span that have snapshots. */
function visitHours(columns: GainColumns, { from, to }: Span, visit: (hour: number, at: number) => void): void {
  for (let at = from.getTime(); at < to.getTime(); at += HOUR_MS) {
    const hour = at / HOUR_MS - columns.first;
    if (columns.snapshots[hour]) visit(hour, at);
  }
}

/** Returns the sums from each of `starts` to the next, by platform. Parts without a snapshot are omitted. */
function partsOf({ byPlatform }: SummedGains, span: Span, starts: readonly Date[]): PartSums[] {
  const thresholds = starts.map((start) => start.getTime());
  return [...byPlatform].flatMap(([platform, columns]) => {
    const rows = new Map<number, PartSums>();
    let part = -1;
    visitHours(columns, span, (hour, at) => {
      while ((thresholds[part + 1] ?? Number.POSITIVE_INFINITY) <= at) part += 1;
      const row = rows.get(part) ?? { ...NO_GAINS, part, platform, snapshots: 0 };
      const snapshots = row.snapshots + (columns.snapshots[hour] ?? 0);
      rows.set(part, { ...row, ...addGains(row, columns.at(hour)), snapshots });
    });
    return [...rows.values()];
  });
}

/** Returns the first and last hour with snapshots in the spans, by platform. */
function viewSpansOf({ byPlatform }: SummedGains, spans: readonly Span[]): SnapshotSpan[] {
  return [...byPlatform].flatMap(([platform, columns]) => {
    const seen: number[] = [];
    for (const span of spans) visitHours(columns, span, (_, at) => seen.push(at));
    const [least, most] = [seen[0], seen.at(-1)];
    if (least === undefined || most === undefined) return [];
    return [{ platform, first: new Date(least), last: new Date(most) }];
  });
}
