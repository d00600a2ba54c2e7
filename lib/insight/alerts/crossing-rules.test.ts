import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { firesNow, holds, isCool, scopeError } from "@/lib/insight/alerts/condition-rules";
import {
  crossingOf,
  hoursNeeded,
  roundingOf,
  type SeenSnapshot,
  velocityAt,
} from "@/lib/insight/alerts/crossing-rules";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import type { Figures } from "@/lib/platforms/schemas";

const START = Date.UTC(2026, 2, 10);
const none: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };

/** Hourly snapshots; undefined is an hour without one. */
const seriesOf = (given: readonly (Partial<Figures> | undefined)[], provider = "youtube"): SeenSnapshot[] =>
  given.flatMap((figures, hour) =>
    figures ? [{ hour, takenAt: new Date(START + hour * HOUR_MS), figures: { ...none, ...figures }, provider }] : [],
  );
const ofViews = (views: readonly (number | null | undefined)[]) =>
  seriesOf(views.map((value) => (value === undefined ? undefined : { views: value })));

const at = (snapshots: readonly SeenSnapshot[], hour = snapshots.at(-1)?.hour ?? 0) => ({
  hour,
  snapshots: snapshots.filter((snapshot) => snapshot.hour <= hour),
  gapReason: snapshots.some((snapshot) => snapshot.hour === hour) ? null : "transient",
  gapBefore: null,
});
/** The hours at which a condition fires. */
const firedAt = (condition: AlertCondition, snapshots: readonly SeenSnapshot[]): number[] =>
  snapshots.map(({ hour }) => hour).filter((hour) => crossingOf(condition, at(snapshots, hour)) !== null);

const views = (value: number): AlertCondition => ({ type: "views", value });

describe("views", () => {
  it("pass a number once, between the last known figure before and the current one", () => {
    expect(crossingOf(views(1000), at(ofViews([900, null, undefined, 1000])))).toEqual({
      value: 1000,
      previous: 900,
      threshold: 1000,
      reason: null,
    });
    expect(firedAt(views(1000), ofViews([900, 1000, 1001, 5000]))).toEqual([1]);
    expect(firedAt(views(1000), ofViews([1500, 1600]))).toEqual([]);
    expect(firedAt(views(1000), ofViews([900, null, null]))).toEqual([]);
    expect(firedAt(views(1000), ofViews([null, 1200, 1300]))).toEqual([]);
  });

  it("fire at most once while they only rise, whatever is missing", () => {
    const gains = fc.array(fc.option(fc.nat(1000), { nil: undefined }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(gains, fc.nat(20_000), fc.nat(3), (given, threshold, unknownEvery) => {
        let sum = 0;
        const series = ofViews(
          given.map((gain, hour) => {
            if (gain === undefined) return undefined;
            sum += gain;
            return unknownEvery > 1 && hour % unknownEvery === 0 ? null : sum;
          }),
        );
        const known = series.flatMap(({ hour, figures }) =>
          figures.views === null ? [] : [{ hour, views: figures.views }],
        );
        const first = known.findIndex((one) => one.views >= threshold);
        const expected = first > 0 ? [known[first]?.hour] : [];
        expect(firedAt(views(threshold), series)).toEqual(expected);
      }),
    );
  });
});

describe("views per hour", () => {
  const condition: AlertCondition = { type: "views_per_hour", value: 100, hours: 3 };

  it("are the gain over at least the hours, per hour", () => {
    const series = ofViews([0, 10, 20, 330, 660, 670, 680, 690]);
    expect(velocityAt(series, 3, 3)).toBe(110);
    expect(velocityAt(series, 2, 3)).toBeNull();
    expect(firedAt(condition, series)).toEqual([3]);
  });

  it("fire again after they fell below", () => {
    expect(firedAt(condition, ofViews([0, 0, 0, 300, 600, 600, 600, 600, 900]))).toEqual([3, 8]);
  });

  it("are unknown over long gaps, and between two sources", () => {
    expect(velocityAt(ofViews([0, undefined, undefined, undefined, undefined, 900]), 1, 3)).toBeNull();
    const [first, ...rest] = ofViews([0, 100, 200, 900]);
    expect(first && velocityAt([{ ...first, provider: "other" }, ...rest], 3, 3)).toBeNull();
  });

  it("need no more hours than are loaded", () => {
    const series = ofViews(Array.from({ length: 200 }, (_, hour) => hour * 90 + (hour > 150 ? (hour - 150) * 40 : 0)));
    const hours = hoursNeeded(condition);
    for (let hour = hours; hour < 200; hour++) {
      const window = series.slice(hour - hours, hour + 1);
      expect(crossingOf(condition, at(window))).toEqual(crossingOf(condition, at(series, hour)));
    }
  });
});

describe("engagement", () => {
  const rates = (percents: readonly (number | null)[]) =>
    seriesOf(percents.map((percent) => (percent === null ? { views: 0 } : { views: 1000, likes: percent * 10 })));

  it("fires when it rises to the percentage, or falls below it", () => {
    expect(firedAt({ type: "engagement", direction: "above", percent: 5 }, rates([4, 5, 6, 4, 7]))).toEqual([1, 4]);
    expect(firedAt({ type: "engagement", direction: "below", percent: 5 }, rates([6, 5, 4, 3, 5, 2]))).toEqual([2, 5]);
    expect(firedAt({ type: "engagement", direction: "below", percent: 5 }, rates([6, null, 4]))).toEqual([2]);
  });
});

describe("a fall", () => {
  const condition: AlertCondition = { type: "fall", metric: "likes" };
  const likes = (given: readonly (number | null)[]) => seriesOf(given.map((value) => ({ likes: value })));

  it("fires beyond the step of rounded counts, and for any fall of exact ones", () => {
    expect(firedAt(condition, likes([1_230_000, 1_220_000]))).toEqual([]);
    expect(firedAt(condition, likes([1_230_000, 1_210_000]))).toEqual([1]);
    expect(firedAt(condition, likes([1_230_001, 1_230_000]))).toEqual([1]);
    expect(firedAt(condition, likes([1_000_000, 999_000]))).toEqual([]);
    expect(firedAt(condition, likes([12, 11]))).toEqual([1]);
    expect(firedAt(condition, likes([12, null, 11, 11]))).toEqual([2]);
  });

  it("never fires between two sources", () => {
    const [first, second] = likes([100, 90]);
    if (!first || !second) throw new Error("two snapshots");
    expect(crossingOf(condition, at([{ ...first, provider: "other" }, second]))).toBeNull();
  });

  it("never fires if one count rounds to the other, or to its neighbor", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10_000_000_000 }), (exact) => {
        const step = 10 ** (String(exact).length - 3);
        const [down, up] = [Math.floor(exact / step) * step, Math.ceil(exact / step) * step];
        expect(up - down).toBeLessThanOrEqual(roundingOf(up, down));
      }),
    );
  });
});

describe("an unavailable video", () => {
  const condition: AlertCondition = { type: "unavailable" };
  const hour = (gapReason: string | null, gapBefore: string | null) =>
    crossingOf(condition, { hour: 5, snapshots: [], gapReason, gapBefore });

  it("fires in the first hour that the platform reports it", () => {
    expect(hour("private", null)).toEqual({ value: null, previous: null, threshold: null, reason: "private" });
    expect(hour("unavailable", "transient")?.reason).toBe("unavailable");
    expect(hour("unavailable", "private")).toBeNull();
    expect(hour("transient", null)).toBeNull();
    expect(hour(null, "private")).toBeNull();
  });
});

describe("a condition that holds for a time", () => {
  it("compares its figure, and leaves an unknown one open", () => {
    expect(holds({ type: "outlier", times: 3 }, 3)).toBe(true);
    expect(holds({ type: "outlier", times: 3 }, null)).toBeNull();
    expect(holds({ type: "balance", below_usd: 5 }, 5)).toBe(false);
    expect(holds({ type: "runway", below_hours: 24 }, null)).toBe(false);
    expect(holds({ type: "campaign_goal", percent: 90 }, 90)).toBe(true);
    expect(holds(views(1), 5)).toBeNull();
  });

  it("fires when it begins to hold, but not for what held before the alert", () => {
    expect(firesNow(true, false, false)).toBe(true);
    expect(firesNow(true, true, false)).toBe(false);
    expect(firesNow(true, null, false)).toBe(false);
    expect(firesNow(true, null, true)).toBe(true);
    expect(firesNow(null, false, true)).toBe(false);
    expect(firesNow(false, true, true)).toBe(false);
  });
});

it("an alert waits for its cooldown", () => {
  const fired = new Date(START);
  expect(isCool(null, fired, 24)).toBe(true);
  expect(isCool(fired, new Date(START + 24 * HOUR_MS - 1), 24)).toBe(false);
  expect(isCool(fired, new Date(START + 24 * HOUR_MS), 24)).toBe(true);
  expect(isCool(fired, fired, 0)).toBe(true);
});

it("conditions refuse scopes they can't be evaluated for", () => {
  expect(scopeError("balance", "video")).toBe("Must be all for a balance condition");
  expect(scopeError("campaign_end", "label")).toBe("Must be all or campaign for a campaign_end condition");
  expect(scopeError("campaign_end", "campaign")).toBeNull();
  expect(scopeError("views", "channel")).toBeNull();
});
