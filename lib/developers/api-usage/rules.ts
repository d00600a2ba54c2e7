/** Returns the share of its limit that a key used over an hour: 1 means the maximum in every minute. */
export const shareOfLimit = (calls: number, perMinute: number): number => calls / (perMinute * 60);
