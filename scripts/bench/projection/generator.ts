/**
 * The videos on which projections are judged. This file is frozen: it was written and committed before the method, and a
 * change would make later figures incomparable. It imports nothing, so that nothing of the method can reach it.
 */

/** Ages in hours since publication for which a curve has views: 0 … 720. */
export const LAST_AGE = 720;

/** Views at each whole hour since publication; never falls. */
export type Curve = readonly number[];

/** Returns numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const logNormal = (random: Random, median: number, sigma: number): number => median * Math.exp(sigma * normal(random));

/** A family returns how fast a video gains at each age, in any unit: curves are scaled to a size afterwards. */
type Family = (random: Random) => (age: number) => number;

/** Fades by a power of its age, as posts in a feed do. */
const fading: Family = (random) => {
  const power = 1.15 + 0.25 * normal(random);
  const delay = 1 + 4 * random();
  return (age) => (age + delay) ** -power;
};

/** Ends: each hour gains a fixed share less than the one before. */
const ending: Family = (random) => {
  const hours = logNormal(random, 30, 0.6);
  return (age) => Math.exp(-age / hours);
};

/** Fades, and is sometimes discovered again days later. */
const rediscovered: Family = (random) => {
  const first = fading(random);
  const isDiscovered = random() < 0.35;
  const peak = 40 + 420 * random();
  const width = logNormal(random, 14, 0.5);
  const height = isDiscovered ? logNormal(random, 0.05, 0.8) : 0;
  return (age) => first(age) + height * Math.exp(-(((age - peak) / width) ** 2));
};

/** Found by search: a short beginning, then a steady rate with weekends. */
const steady: Family = (random) => {
  const beginning = logNormal(random, 12, 0.7);
  const hours = logNormal(random, 16, 0.4);
  const weekday = 7 * random();
  return (age) => {
    const weekend = (Math.floor(age / 24) + Math.floor(weekday)) % 7 >= 5 ? 0.7 : 1;
    return beginning * Math.exp(-age / hours) + weekend;
  };
};

/** Shown in rounds: each lasts hours to days and is larger or smaller than the one before. */
const inRounds: Family = (random) => {
  const levels: number[] = [];
  let level = 1;
  while (levels.length <= LAST_AGE) {
    const lasts = Math.ceil(logNormal(random, 26, 0.7));
    for (let hour = 0; hour < lasts; hour++) levels.push(level);
    level *= logNormal(random, 0.55, 0.7);
  }
  return (age) => levels[age] ?? 0;
};

/** Five ways in which videos grow; a method is fitted to one of them at most. */
export const FAMILIES = { fading, ending, rediscovered, steady, inRounds } as const;
export type FamilyName = keyof typeof FAMILIES;

/** Generates a video: its family's rate, with hours of the day and noise, scaled to a size. */
export function generateCurve(family: FamilyName, random: Random): Curve {
  const rateAt = FAMILIES[family](random);
  const hourOfDay = 24 * random();
  const size = logNormal(random, 25_000, 1.4);
  let mood = 0;
  const gains = Array.from({ length: LAST_AGE }, (_, age) => {
    mood = 0.8 * mood + 0.15 * normal(random);
    const ofDay = 1 + 0.35 * Math.sin((2 * Math.PI * (age + hourOfDay)) / 24);
    return rateAt(age) * ofDay * Math.exp(mood);
  });
  const whole = gains.reduce((sum, gain) => sum + gain, 0);
  const curve = [0];
  let sum = 0;
  for (const gain of gains) {
    sum += (gain / whole) * size;
    curve.push(Math.round(sum));
  }
  return curve;
}
