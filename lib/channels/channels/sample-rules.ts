/** What a follower sample is and costs. Pure. */

/** Followers in a sample: shares are good to about five points. */
export const SAMPLE_SIZE = 400;

/** Micro-dollars that X charges for each follower that it returns, and that a member pays for it. */
export const PRICE_PER_FOLLOWER = 10_000n;

/**
 * What a paid sample costs at most, in micro-dollars. Fewer followers cost less.
 * @param followers how many the channel has; null where that is not known
 */
export const samplePrice = (followers: number | null): bigint =>
  BigInt(Math.min(followers ?? SAMPLE_SIZE, SAMPLE_SIZE)) * PRICE_PER_FOLLOWER;
