import { gauss, mix, unit } from "./hash";
import type { IdFacts } from "./ids";
import type { Platform } from "./platforms";

const HOUR = 3_600_000;
const MONTH = 720;

/**
 * Published shares of 30 days' views: F(t) = 1 − (1 + t/τ)^−α, t and τ in hours. TikTok has a fast and a slow kind of
 * video.
 */
interface Curve {
  tau: number;
  alpha: number;
}
const CURVES: Record<Platform, readonly [Curve, ...Curve[]]> = {
  twitter: [{ tau: 1.39, alpha: 1.03 }],
  tiktok: [
    { tau: 1.99, alpha: 0.495 },
    { tau: 5.7, alpha: 0.234 },
  ],
  instagram: [{ tau: 11.9, alpha: 0.727 }],
  youtube: [{ tau: 93.8, alpha: 0.745 }],
};

/** The constant properties of one video's growth. */
export interface Growth {
  seed: number;
  tau: number;
  alpha: number;
  /** The share at 30 days before normalization. */
  whole: number;
  /** Views after 30 days, before the second burst. */
  views: number;
  /** Constant views per hour, so that old videos still grow. */
  drip: number;
  dayAmplitude: number;
  dayPhase: number;
  burst: { at: number; share: number } | null;
}

/** @param reach the creator's followers, which loosely determine the views */
export function growthOf(platform: Platform, facts: IdFacts, reach: number): Growth {
  const { seed } = facts;
  const curves = CURVES[platform];
  const curve = curves[mix(seed, 10) % curves.length] ?? curves[0];
  const views = Math.min(Math.max(300, 3 * reach ** 0.82 * Math.exp(1.1 * gauss(seed, 11))), 80_000_000);
  const bursts = unit(seed, 12) < 0.18;
  // Videos differ in pace: the published figures are the median, with a spread of about a third.
  const tau = curve.tau * Math.exp(0.3 * gauss(seed, 13));
  return {
    seed,
    tau,
    whole: 1 - (1 + MONTH / tau) ** -curve.alpha,
    alpha: curve.alpha,
    views,
    drip: 1.5 + views * 0.00012,
    dayAmplitude: 0.25 + 0.4 * unit(seed, 14),
    dayPhase: 2 * Math.PI * unit(seed, 15),
    burst: bursts ? { at: 20 + 300 * unit(seed, 16), share: 0.2 + 0.9 * unit(seed, 17) } : null,
  };
}

/**
 * Returns the unrounded views at `now` for each channel: 0 for the views themselves, others with separate variation for
 * the counts that follow them. The result never falls: the time of day and the noise distort the clock instead of the
 * count, and the distorted clock stays monotonic.
 */
export function viewsAt(growth: Growth, publishedAt: number, now: number): (channel: number) => number {
  const age = now - publishedAt;
  if (age <= 0) return () => 0;
  const shared = jitter(dayAndNight(growth, publishedAt, age / HOUR), 9, 0.3, mix(growth.seed, 3));
  return (channel) => {
    const hours = jitter(shared, 1, 0.42, mix(growth.seed, 100 + channel));
    const { burst } = growth;
    const second = burst && hours > burst.at ? burst.share * share(growth, hours - burst.at) : 0;
    return growth.views * (share(growth, hours) + second) + growth.drip * hours;
  };
}

function share({ tau, alpha, whole }: Growth, hours: number): number {
  return (1 - (1 + hours / tau) ** -alpha) / whole;
}

/** Integral of 1 + a·sin(…): the audience's clock runs faster by day than by night. */
function dayAndNight({ dayAmplitude, dayPhase }: Growth, publishedAt: number, hours: number): number {
  const turn = (2 * Math.PI) / 24;
  const start = (publishedAt / HOUR) * turn + dayPhase;
  return hours + (dayAmplitude / turn) * (Math.cos(start) - Math.cos(start + hours * turn));
}

/** Moves each multiple of `step` by up to `amplitude` < ½ of a step, and interpolates between them. */
function jitter(hours: number, step: number, amplitude: number, seed: number): number {
  const position = hours / step;
  const index = Math.floor(position);
  const from = index + offset(index, amplitude, seed);
  const to = index + 1 + offset(index + 1, amplitude, seed);
  return (from + (position - index) * (to - from)) * step;
}

/**
 * Small offsets are more likely than large ones, and a change of pace appears as a factor. Nothing moves before
 * publication.
 */
function offset(index: number, amplitude: number, seed: number): number {
  if (index <= 0) return 0;
  const lot = mix(seed, index);
  return amplitude * ((lot & 0xffff) / 65536 + (lot >>> 16) / 65536 - 1);
}
