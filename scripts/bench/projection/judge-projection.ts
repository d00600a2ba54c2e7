import { AGES, type ViewsByAge } from "@/lib/insight/benchmarks/age-rules";
import { projectViews } from "@/lib/insight/benchmarks/projection-rules";
import { median } from "@/scripts/bench/measure";
import {
  type Curve,
  FAMILIES,
  type FamilyName,
  generateCurve,
  seededRandom,
} from "@/scripts/bench/projection/generator";

/** Ages in hours at which held-out videos are cut off. */
const CUTS = [24, 72] as const;
/** Ages in hours to which they are projected. */
const TARGETS = [168, 720] as const;

export interface Judgment {
  /** Projections judged. */
  count: number;
  /** Share of them whose interval contains what came. */
  coverage: number;
  /** Median of |projected − true| ÷ true. */
  error: number;
  /** The same of "each further hour gains what the average hour of the last day gained". */
  naiveError: number;
}

const NAMES = Object.keys(FAMILIES) as FamilyName[];

const viewsByAge = (curve: Curve, until: number): ViewsByAge =>
  AGES.map((age) => (age <= until ? (curve[age] ?? null) : null));

interface Case {
  family: FamilyName;
  isCovered: boolean;
  error: number;
  naiveError: number;
}

const apart = (projected: number, actual: number): number => Math.abs(projected - actual) / Math.max(actual, 1);

function judgeCurve(family: FamilyName, curve: Curve, peers: readonly ViewsByAge[]): Case[] {
  return CUTS.flatMap((cut) =>
    TARGETS.map((target) => {
      const actual = curve[target] ?? 0;
      const [now = 0, dayBefore = 0] = [curve[cut], curve[cut - 24]];
      const projection = projectViews(viewsByAge(curve, cut), cut, target, peers);
      if (!projection) throw new Error("the held-out video has too few peers");
      return {
        family,
        isCovered: projection.low <= actual && actual <= projection.high,
        error: apart(projection.views, actual),
        naiveError: apart(now + ((now - dayBefore) / 24) * (target - cut), actual),
      };
    }),
  );
}

function summarize(cases: readonly Case[]): Judgment {
  return {
    count: cases.length,
    coverage: cases.filter(({ isCovered }) => isCovered).length / cases.length,
    error: median(cases.map(({ error }) => error)),
    naiveError: median(cases.map(({ naiveError }) => naiveError)),
  };
}

/**
 * Projects held-out videos from generated ones of all families, mixed.
 * @param size videos per family in the organization; as many again are held out
 * @returns one judgment per family, and one of all
 */
export function judgeProjections(size: number, seed: number): Record<FamilyName | "all", Judgment> {
  const random = seededRandom(seed);
  const generate = () =>
    NAMES.flatMap((family) => Array.from({ length: size }, () => [family, generateCurve(family, random)] as const));
  const peers = generate().map(([, curve]) => viewsByAge(curve, Number.POSITIVE_INFINITY));
  const cases = generate().flatMap(([family, curve]) => judgeCurve(family, curve, peers));
  const ofFamily = (name: FamilyName) => summarize(cases.filter(({ family }) => family === name));
  return {
    fading: ofFamily("fading"),
    ending: ofFamily("ending"),
    rediscovered: ofFamily("rediscovered"),
    steady: ofFamily("steady"),
    inRounds: ofFamily("inRounds"),
    all: summarize(cases),
  };
}
