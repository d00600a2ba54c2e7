/** Rules for judging audiences, as described in docs/audience.md. Apart from the others, so that pages load only these. */

/** Known facts about a follower; null if not provided by the platform. */
export interface KnownFollower {
  username: string;
  /** Null and "" both mean none. */
  pictureUrl: string | null;
  bio: string | null;
  followers: number | null;
  follows: number | null;
  postCount: number | null;
}

const FOLLOWS_MANY = 1500;
const LOW_RATIO = 0.1;
const MANY_DIGITS = 4;
/** X gives accounts without a picture one of these. */
const DEFAULT_PICTURE = /default_profile/;

/** The documented signs of a fake account: the name of each, and whether a follower shows it. */
export const QUALITY_SIGNS: readonly { name: string; shownBy(follower: KnownFollower): boolean }[] = [
  {
    name: "No picture, or the platform's default picture",
    shownBy: ({ pictureUrl }) => !pictureUrl || DEFAULT_PICTURE.test(pictureUrl),
  },
  { name: "No posts", shownBy: ({ postCount }) => postCount === 0 },
  {
    name: `Fewer than ${LOW_RATIO} followers for each account it follows`,
    shownBy: ({ followers, follows }) =>
      followers !== null && follows !== null && follows > 0 && followers / follows < LOW_RATIO,
  },
  {
    name: `${MANY_DIGITS} or more digits in its name`,
    shownBy: ({ username }) => (username.match(/\d/g)?.length ?? 0) >= MANY_DIGITS,
  },
  { name: "An empty biography", shownBy: ({ bio }) => bio !== null && bio.trim() === "" },
  {
    name: `It follows more than ${FOLLOWS_MANY.toLocaleString("en")} accounts`,
    shownBy: ({ follows }) => follows !== null && follows > FOLLOWS_MANY,
  },
];

/** Returns how many of them a follower shows, 0–6. Missing data is not a sign. */
export const qualityFlags = (follower: KnownFollower): number =>
  QUALITY_SIGNS.filter(({ shownBy }) => shownBy(follower)).length;

export const QUALITY_CLASSES = [1, 2, 3, 4, 5] as const;
export type QualityClass = (typeof QUALITY_CLASSES)[number];

/** 1 without a sign, one more for each, 5 from four signs on. */
export const qualityClass = (flags: number): QualityClass => QUALITY_CLASSES[Math.min(flags, 4)] ?? 5;

/** Number of signs for each class. */
export const CLASS_SIGNS: Record<QualityClass, string> = {
  1: "no sign",
  2: "1 sign",
  3: "2 signs",
  4: "3 signs",
  5: `4 to ${QUALITY_SIGNS.length} signs`,
};

/** Weight of a follower of each class in the grade. */
export const CLASS_WEIGHT: Record<QualityClass, number> = { 1: 100, 2: 75, 3: 50, 4: 25, 5: 0 };

/** Returns fractions of a sample by class; they sum to 1. Null for an empty sample. */
export function qualityShares(counts: ReadonlyMap<number, number>): Record<QualityClass, number> | null {
  const of = (cls: QualityClass) => counts.get(cls) ?? 0;
  const total = QUALITY_CLASSES.reduce((sum, cls) => sum + of(cls), 0);
  if (total === 0) return null;
  return { 1: of(1) / total, 2: of(2) / total, 3: of(3) / total, 4: of(4) / total, 5: of(5) / total };
}

/** Returns 0–100, rounded: 100 if every follower is of class 1, 0 if every one is of class 5. */
export const qualityGrade = (shares: Record<QualityClass, number>): number =>
  Math.round(QUALITY_CLASSES.reduce((sum, cls) => sum + shares[cls] * CLASS_WEIGHT[cls], 0));

/**
 * Returns the margin of error in percentage points of a share around one half in a sample of `size`, at 95% confidence;
 * smaller shares have a smaller one.
 */
export const shareMargin = (size: number): number => 1.96 * Math.sqrt(0.25 / size) * 100;
