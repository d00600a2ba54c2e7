export const PLATFORMS = ["youtube", "twitter", "tiktok", "instagram"] as const;
export type Platform = (typeof PLATFORMS)[number];

/**
 * Accepts the sandbox's own names and the path prefix `x`, which stands for twitter. Returns undefined for anything
 * else.
 */
export function toPlatform(name: string): Platform | undefined {
  return name === "x" ? "twitter" : PLATFORMS.find((platform) => platform === name);
}
