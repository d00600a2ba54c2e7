import { type ViewsByAge, viewsAtAge } from "@/lib/insight/benchmarks/age-rules";
import { FEWEST_PEERS } from "@/lib/insight/benchmarks/fewest-rules";

/** No more are compared: farther ones are less alike. */
const MOST_ALIKE = 60;
/** Share of the known videos that is compared. */
const SHARE_ALIKE = 1 / 8;

/** Each end of the interval leaves out a tenth: 80 % lie between. */
const TAIL = 0.1;

/** How much a feature counts. Size says little about how a video continues: it decides between videos that are alike otherwise. */
const WEIGHTS = [1, 1, 0.25] as const;

export interface Projection {
  /** Age in hours since publication. */
  age: number;
  /** Half of the videos that grew most alike gained more from here. */
  views: number;
  /** Four of five videos end between `low` and `high`. */
  low: number;
  high: number;
  /** Videos that the projection is based on. */
  compared: number;
}

/** How a video grows, at an age: gain over the second half and the last quarter of its age, and its size. */
type Features = readonly [number, number, number];

function featuresAt(views: ViewsByAge, age: number): Features | null {
  const [now, half, late] = [age, age / 2, (3 * age) / 4].map((at) => viewsAtAge(views, at));
  if (now == null || half == null || late == null) return null;
  const [size, before, recent] = [Math.log1p(now), Math.log1p(half), Math.log1p(late)];
  return [size - before, size - recent, size];
}

/** Whether enough of a video's own past is known at an age. */
export const isProjectable = (views: ViewsByAge, age: number): boolean => featuresAt(views, age) !== null;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns each feature's standard deviation; 1 for one that is the same everywhere. */
function scalesOf(all: readonly Features[]): number[] {
  return WEIGHTS.map((_, index) => {
    const values = all.map((features) => features[index] ?? 0);
    const middle = mean(values);
    return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
  });
}

/** Returns the value at a rank from 1; between two ranks, a value between theirs. */
function atRank(sorted: readonly number[], rank: number): number {
  const below = Math.floor(rank);
  const [low = 0, high = low] = [sorted[below - 1], sorted[below]];
  return low + (rank - below) * (high - low);
}

/**
 * Projects a video's views to a later age: it gains what the videos gained that had grown most alike at its age. Nothing
 * is assumed about the form of growth. `docs/benchmarks.md` describes the method and its accuracy.
 *
 * @param views of the video, known at `age`, at half and at three quarters of it
 * @param age in hours since publication, at least 2
 * @param target a later age in hours
 * @param peers other videos of the same organization and platform; those unknown at one of the ages don't count
 * @returns null if the video's own past is unknown or fewer than `FEWEST_PEERS` remain
 */
export function projectViews(
  views: ViewsByAge,
  age: number,
  target: number,
  peers: readonly ViewsByAge[],
): Projection | null {
  const own = featuresAt(views, age);
  const now = viewsAtAge(views, age);
  if (!own || now === null || target <= age) return null;
  const known = peers.flatMap((peer) => {
    const features = featuresAt(peer, age);
    const [then, later] = [viewsAtAge(peer, age), viewsAtAge(peer, target)];
    return features && then !== null && later !== null
      ? [{ features, growth: Math.log1p(later) - Math.log1p(then) }]
      : [];
  });
  if (known.length < FEWEST_PEERS) return null;
  const scales = scalesOf(known.map(({ features }) => features));
  const distanceTo = (features: Features) =>
    WEIGHTS.reduce((sum, weight, index) => {
      const apart = ((features[index] ?? 0) - (own[index] ?? 0)) / (scales[index] ?? 1);
      return sum + weight * apart ** 2;
    }, 0);
  const count = Math.min(Math.max(Math.round(known.length * SHARE_ALIKE), FEWEST_PEERS), MOST_ALIKE);
  const growths = known
    .map(({ features, growth }) => ({ growth, distance: distanceTo(features) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ growth }) => growth)
    .sort((a, b) => a - b);
  const viewsWith = (growth: number) => Math.max(now, Math.round(Math.expm1(Math.log1p(now) + growth)));
  return {
    age: target,
    views: viewsWith(atRank(growths, (count + 1) / 2)),
    low: viewsWith(atRank(growths, (count + 1) * TAIL)),
    high: viewsWith(atRank(growths, (count + 1) * (1 - TAIL))),
    compared: count,
  };
}
