import { type Account, followersAt } from "./accounts";
import { gauss, hash, mix, unit } from "./hash";

const DAY = 86_400_000;
const AGES = ["13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"] as const;
const AGE_WEIGHTS = [0.06, 0.3, 0.34, 0.16, 0.08, 0.04, 0.02];
const COUNTRIES = ["US", "GB", "DE", "BR", "IN", "FR", "MX", "CA", "ES", "PL"] as const;

/** The day's number since 1970, for a day named YYYY-MM-DD. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);
export const dayName = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** What the owner of an account sees for one day. A function of account and day, like every figure here. */
export function dayOf(account: Account, day: number) {
  const followers = followersAt(account, day * DAY);
  const noise = Math.exp(0.25 * gauss(account.seed, day));
  const weekend = (day + 4) % 7 < 2 ? 1.2 : 1;
  const views = Math.max(0, Math.round(followers * 0.35 * noise * weekend));
  const gained = Math.round(views * 0.004 * (0.5 + unit(account.seed, day + 7)));
  return {
    views,
    engagedViews: Math.round(views * (0.55 + 0.2 * unit(account.seed, 501))),
    watchMinutes: Math.round(views * (1.2 + 2 * unit(account.seed, 502))),
    likes: Math.round(views * 0.03 * (0.7 + 0.6 * unit(account.seed, day + 1))),
    comments: Math.round(views * 0.002),
    shares: Math.round(views * 0.004),
    saves: Math.round(views * 0.006),
    reach: Math.round(views * 0.72),
    gained,
    lost: Math.round(gained * 0.3),
  };
}

export type DayFigures = ReturnType<typeof dayOf>;

/** Shares that sum to 1, largest where the weights are, different for each account. */
function sharesOf<const N extends string>(
  names: readonly N[],
  weights: readonly number[],
  account: Account,
  salt: number,
) {
  const amounts = names.map((name, index) => {
    const weight = (weights[index] ?? 0.02) * (0.6 + 0.8 * unit(account.seed, salt + index));
    return [name, weight] as const;
  });
  const sum = amounts.reduce((total, [, weight]) => total + weight, 0);
  return amounts.map(([name, weight]) => [name, weight / sum] as const);
}

export const agesOf = (account: Account) => sharesOf(AGES, AGE_WEIGHTS, account, 600);

/** Female, male, and what the platform can't tell. */
export function gendersOf(account: Account) {
  const female = 0.25 + 0.5 * unit(account.seed, 610);
  return { female, male: 0.985 - female, other: 0.015 };
}

/** The account's own country first. */
export function countriesOf(account: Account) {
  const order = [...COUNTRIES]
    .map(String)
    .filter((country) => country !== account.country)
    .sort((a, b) => mix(account.seed, hash(a)) - mix(account.seed, hash(b)));
  const weights = [0.42, 0.16, 0.11, 0.08, 0.06, 0.05, 0.04, 0.03, 0.03, 0.02];
  return sharesOf([account.country, ...order].slice(0, weights.length), weights, account, 620);
}
