// Apart from the rules that use them, so that pages which only name them don't load those.

/** Nothing is compared with fewer videos. */
export const FEWEST_VIDEOS = 5;

/**
 * Fewest videos for a projection: the range of nine values contains the next one with a probability of 80 %, so fewer
 * can't give the interval.
 */
export const FEWEST_PEERS = 9;
