import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AGES, type ViewsByAge, viewsAtAge } from "@/lib/insight/benchmarks/age-rules";
import { FEWEST_PEERS } from "@/lib/insight/benchmarks/fewest-rules";
import { projectViews } from "@/lib/insight/benchmarks/projection-rules";

const curve = (viewsAt: (age: number) => number): ViewsByAge => AGES.map((age) => Math.round(viewsAt(age)));
const until = (views: ViewsByAge, age: number): ViewsByAge =>
  views.map((at, index) => ((AGES[index] ?? 0) <= age ? at : null));
const without = (views: ViewsByAge, ...ages: number[]): ViewsByAge =>
  views.map((at, index) => (ages.includes(AGES[index] ?? 0) ? null : at));

describe("views at an age", () => {
  const doubling = curve((age) => 1_000 * age);

  test("are exact where they are known, and on a line between", () => {
    expect(viewsAtAge(doubling, 48)).toBe(48_000);
    expect(viewsAtAge(doubling, 54)).toBeCloseTo(54_000, -2);
    expect(viewsAtAge(doubling, 18)).toBeCloseTo(18_000, -2);
  });

  test("bridge one missing age, not two", () => {
    expect(viewsAtAge(without(doubling, 48), 48)).toBeCloseTo(48_000, -2);
    expect(viewsAtAge(without(doubling, 48, 60), 48)).toBeNull();
  });

  test("are unknown before the first and after the last", () => {
    expect(viewsAtAge(doubling, 0)).toBeNull();
    expect(viewsAtAge(doubling, 721)).toBeNull();
    expect(viewsAtAge(until(doubling, 24), 25)).toBeNull();
    expect(
      viewsAtAge(
        AGES.map(() => null),
        24,
      ),
    ).toBeNull();
  });

  test("never leave the range of their neighbors", () => {
    const rising = fc.array(fc.nat(1e9), { minLength: AGES.length, maxLength: AGES.length });
    fc.assert(
      fc.property(rising, fc.integer({ min: 1, max: 720 }), (gains, age) => {
        let sum = 0;
        const views = gains.map((gain) => {
          sum += gain;
          return sum;
        });
        const above = AGES.findIndex((known) => known >= age);
        const at = viewsAtAge(views, age) ?? Number.NaN;
        expect(at).toBeGreaterThanOrEqual(views[Math.max(above - 1, 0)] ?? 0);
        expect(at).toBeLessThanOrEqual(views[above] ?? 0);
      }),
    );
  });
});

describe("a projection", () => {
  /** Videos of two kinds: half stop growing after a day, half double from day 1 to day 7. */
  const stopped = (size: number) => curve((age) => size * Math.min(age / 24, 1));
  const growing = (size: number) => curve((age) => size * (age / 24) ** (Math.log(2) / Math.log(7)));
  const peers = Array.from({ length: 80 }, (_, index) => [
    stopped(1_000 + 50 * index),
    growing(1_000 + 50 * index),
  ]).flat();

  test("follows the videos that grew alike", () => {
    const views = until(growing(3_000), 72);
    const now = viewsAtAge(views, 72) ?? 0;
    expect(projectViews(views, 72, 168, peers)?.views).toBeCloseTo(6_000, -3);
    expect(projectViews(until(stopped(3_000), 72), 72, 168, peers)).toMatchObject({ views: 3_000, low: 3_000 });
    expect(now).toBeGreaterThan(3_000);
  });

  test("needs nine others that are known then and later", () => {
    const views = until(growing(3_000), 72);
    expect(projectViews(views, 72, 168, peers.slice(0, FEWEST_PEERS))).toMatchObject({ compared: FEWEST_PEERS });
    expect(projectViews(views, 72, 168, peers.slice(0, FEWEST_PEERS - 1))).toBeNull();
    const unfinished = peers.map((peer) => until(peer, 96));
    expect(projectViews(views, 72, 168, unfinished)).toBeNull();
  });

  test("is null without the video's own past, and for an age that has passed", () => {
    expect(projectViews(without(until(growing(3_000), 72), 30, 36, 48), 72, 168, peers)).toBeNull();
    expect(projectViews(growing(3_000), 168, 168, peers)).toBeNull();
  });

  test("never falls below what is there, and its ends are in order", () => {
    const falling = peers.map((peer) =>
      peer.map((views, index) => ((AGES[index] ?? 0) > 100 ? (views ?? 0) / 2 : views)),
    );
    const projection = projectViews(until(growing(3_000), 72), 72, 168, falling);
    const now = viewsAtAge(growing(3_000), 72) ?? 0;
    expect(projection?.low).toBe(now);
    expect(projection?.views).toBeGreaterThanOrEqual(projection?.low ?? 0);
    expect(projection?.high).toBeGreaterThanOrEqual(projection?.views ?? 0);
  });
});
