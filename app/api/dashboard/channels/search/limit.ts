/** Channels that are searched for or added; each may ask a platform for one profile. */
export const SEARCH_LIMIT = { name: "search", perMinute: 30 };
