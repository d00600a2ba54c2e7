/** Days that a channel's follower series can cover. */
export const PERIODS = [90, 180, 360] as const;

/** `recent`: most recently saved first; for creators, most recently tracked first. */
export const CHANNEL_SORTS = ["recent", "name", "followers"] as const;
