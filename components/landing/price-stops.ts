import {
  DEFAULT_PRICE_PER_SNAPSHOT,
  estimateCost,
  PLAN_NAMES,
  PLANS,
  SNAPSHOTS_PER_DAY,
  toUsd,
} from "@/lib/billing/rules";

/** Stops of the calculator's slider: videos tracked at the same time. Null is Enterprise, whose price is agreed. */
export const VIDEO_STOPS: readonly (number | null)[] = [
  1,
  2,
  5,
  PLANS.free.maxVideos,
  20,
  50,
  PLANS.pro.maxVideos,
  null,
];
/** Days per video at which the calculator starts. */
export const START_DAYS = 7;

export interface Price {
  snapshots: number;
  /** In US dollars, at most: hours without a snapshot cost nothing. */
  usd: number;
  /** The smallest plan that allows this many videos. */
  plan: string;
}

/** Returns the highest price of tracking so many videos for so many days each, as tracking them would commit it. */
export function priceOf(videos: number, days: number): Price {
  return {
    snapshots: videos * days * SNAPSHOTS_PER_DAY,
    usd: toUsd(BigInt(videos) * estimateCost(days, DEFAULT_PRICE_PER_SNAPSHOT)),
    plan: videos <= PLANS.free.maxVideos ? PLAN_NAMES.free : PLAN_NAMES.pro,
  };
}
