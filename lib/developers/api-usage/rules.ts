/** What part of its limit a key used over an hour: 1 is every call that a minute allows, in each minute. */
export const shareOfLimit = (calls: number, perMinute: number): number => calls / (perMinute * 60);
