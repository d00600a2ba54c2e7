import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { CampaignSums } from "@/lib/insight/campaigns/series-rules";

const START = Date.UTC(2026, 2, 10, 7, 30);

interface Snapshot {
  at: number;
  views: number | null;
  engagements: number | null;
}

const figure = fc.option(fc.nat(1_000_000));
const video = fc
  .array(fc.record({ at: fc.nat(60 * 24), views: figure, engagements: figure }), { maxLength: 40 })
  .map((snapshots): Snapshot[] => {
    const byTime = snapshots.map((one) => ({ ...one, at: START + one.at * HOUR_MS }));
    return byTime.sort((a, b) => a.at - b.at);
  });

/** The last known figure of a video before a time; null if there is none. */
const lastBefore = (snapshots: readonly Snapshot[], end: number, metric: "views" | "engagements") =>
  snapshots.findLast((one) => one.at < end && one[metric] !== null)?.[metric] ?? null;

const sumOf = (values: readonly (number | null)[]) =>
  values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);

/** What a video gained in a step relative to the previous figure; null without one. */
function gainIn(snapshots: readonly Snapshot[], at: number, end: number, metric: "views" | "engagements") {
  const known = snapshots.filter((one) => one[metric] !== null);
  const gains = known.flatMap((one, index) =>
    index > 0 && one.at >= at && one.at < end ? [(one[metric] ?? 0) - (known[index - 1]?.[metric] ?? 0)] : [],
  );
  return sumOf(gains);
}

it("the totals are those of each video's last figures, for any videos and span", () =>
  fc.assert(
    fc.property(
      fc.array(video, { maxLength: 5 }),
      fc.nat(40 * 24),
      fc.constantFrom(5, 200, 35 * 24),
      (videos, skipped, hours) => {
        const span = { from: START + skipped * HOUR_MS, to: START + (skipped + hours) * HOUR_MS };
        const sums = new CampaignSums(span);
        for (const snapshots of videos) {
          sums.beginVideo();
          for (const { at, views, engagements } of snapshots) sums.report(at, views, engagements);
        }
        const now = span.to - 30 * 60_000;
        const { step, points } = sums.series(new Date(now));
        const length = hours > 31 * 24 ? DAY_MS : HOUR_MS;
        expect(step).toBe(length === DAY_MS ? "day" : "hour");
        const first = Math.floor(span.from / length) * length;
        expect(points).toHaveLength(Math.floor(span.to / length) - first / length + 1);
        for (const [index, point] of points.entries()) {
          const at = first + index * length;
          const end = at + length;
          const total = (metric: "views" | "engagements") =>
            sumOf(videos.map((snapshots) => lastBefore(snapshots, end, metric)));
          const gained = (metric: "views" | "engagements") =>
            sumOf(videos.map((snapshots) => gainIn(snapshots, at, end, metric)));
          expect(point).toEqual({
            at: new Date(at).toISOString(),
            is_open: end > now,
            snapshots: videos.flat().filter((one) => one.at >= at && one.at < end).length,
            views: total("views"),
            engagements: total("engagements"),
            views_gained: gained("views"),
            engagements_gained: gained("engagements"),
          });
        }
      },
    ),
    { numRuns: 60 },
  ));
