import type { Platform } from "@/lib/platforms/schemas";
import { hasKey, type Source } from "@/lib/platforms/source";
import { instagramGraph } from "@/lib/platforms/sources/instagram-graph";
import { instagramLooter2 } from "@/lib/platforms/sources/instagram-looter2";
import { tiktokScraper7 } from "@/lib/platforms/sources/tiktok-scraper7";
import { xApi } from "@/lib/platforms/sources/x-api";
import { youtubeDataApi } from "@/lib/platforms/sources/youtube-data-api";

/** Every source, by platform. New series use the first one that has a key; the next ones are its backup. */
export const SOURCES: Record<Platform, readonly [Source, ...Source[]]> = {
  youtube: [youtubeDataApi],
  twitter: [xApi],
  tiktok: [tiktokScraper7],
  instagram: [instagramLooter2, instagramGraph],
};

export const ALL_SOURCES: readonly Source[] = Object.values(SOURCES).flat();

/** Returns a source of the platform; its first one if the ID is of none, as in rows of another version. */
export const findSource = (platform: Platform, id: string): Source =>
  SOURCES[platform].find((source) => source.id === id) ?? SOURCES[platform][0];

/** Returns the platform's sources that have a key, in order. */
export const configuredSources = (platform: Platform): Source[] => SOURCES[platform].filter(hasKey);

/** Whether a platform can be called at all. */
export const isConfigured = (platform: Platform): boolean => SOURCES[platform].some(hasKey);
