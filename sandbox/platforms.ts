export const PLATFORMS = ["youtube", "twitter", "tiktok", "instagram"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The sandbox's own names and the path prefix `x`, which is twitter's; undefined for anything else. */
export function toPlatform(name: string): Platform | undefined {
  return name === "x" ? "twitter" : PLATFORMS.find((platform) => platform === name);
}
