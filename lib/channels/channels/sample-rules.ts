/** Size and price of follower samples. Pure. */

/** Followers in a sample: shares are accurate to about five points. */
export const SAMPLE_SIZE = 400;

/** Micro-dollars that X charges per returned follower and that a member pays for it. */
export const PRICE_PER_FOLLOWER = 10_000n;

/**
 * Returns the maximum price of a paid sample in micro-dollars. Fewer followers cost less.
 * @param followers the channel's follower count; null if unknown
 */
export const samplePrice = (followers: number | null): bigint =>
  BigInt(Math.min(followers ?? SAMPLE_SIZE, SAMPLE_SIZE)) * PRICE_PER_FOLLOWER;
