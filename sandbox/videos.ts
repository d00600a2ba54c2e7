import { type Account, accountOf, fallenTo } from "./accounts";
import { captionOf, titleOf } from "./captions";
import type { Fault } from "./faults";
import { type Growth, growthOf, viewsAt } from "./growth";
import { gauss, memoise, mix } from "./hash";
import { type IdFacts, idFacts, publishTime, type ReservedMeaning, reservedMeaning } from "./ids";
import { currentName, renamedTo } from "./known-names";
import { type Platform, toPlatform } from "./platforms";

/** Shares of the views at the 10th, 50th and 90th percentile, with a log-normal distribution between them. */
type Percentiles = readonly [number, number, number];
type Count = "likes" | "comments" | "shares" | "saves" | "quotes" | "downloads";
/**
 * Published for likes, comments and TikTok's shares. The others are estimates. The order within a platform must not
 * change, because it seeds the random numbers.
 */
const RATIOS: Record<Platform, Record<Count, Percentiles>> = {
  youtube: {
    likes: [0.007, 0.027, 0.058],
    comments: [0.00002, 0.0016, 0.007],
    shares: [0, 0, 0],
    saves: [0, 0, 0],
    quotes: [0, 0, 0],
    downloads: [0, 0, 0],
  },
  twitter: {
    likes: [0.002, 0.008, 0.03],
    comments: [0.0001, 0.0005, 0.003],
    shares: [0.0003, 0.0012, 0.006],
    saves: [0.0003, 0.001, 0.006],
    quotes: [0.00003, 0.0002, 0.001],
    downloads: [0, 0, 0],
  },
  tiktok: {
    likes: [0.013, 0.042, 0.099],
    comments: [0.0001, 0.001, 0.009],
    shares: [0.0002, 0.0012, 0.0065],
    saves: [0.0005, 0.003, 0.015],
    quotes: [0, 0, 0],
    downloads: [0.0001, 0.0005, 0.003],
  },
  instagram: {
    likes: [0.009, 0.034, 0.094],
    comments: [0.0001, 0.0009, 0.006],
    shares: [0.0005, 0.003, 0.02],
    saves: [0, 0, 0],
    quotes: [0, 0, 0],
    downloads: [0, 0, 0],
  },
};
const COUNTS = ["likes", "comments", "shares", "saves", "quotes", "downloads"] as const;
export type Counts = Record<Count | "views", number>;

/** The constant properties of a video. */
export interface Video {
  id: string;
  facts: IdFacts;
  creator: Account;
  growth: Growth;
  ratios: Record<Count, number>;
  title: string;
  caption: string;
  /** In seconds. */
  duration: number;
  reserved: ReservedMeaning | null;
}

/** A video at a given time. */
export interface VideoState extends Video {
  /** In milliseconds, rounded to whole seconds for all platforms except X and Instagram. */
  publishedAt: number;
  counts: Counts;
  username: string;
  has(fault: string): boolean;
}

const videoByKey = memoise(100_000, (key: string): Video => {
  const colon = key.indexOf(":");
  const platform = toPlatform(key.slice(0, colon)) ?? "youtube";
  const id = key.slice(colon + 1);
  const facts = idFacts(platform, id);
  const creator = accountOf(platform, facts.creator);
  const ratios = { likes: 0, comments: 0, shares: 0, saves: 0, quotes: 0, downloads: 0 };
  for (const [position, count] of COUNTS.entries())
    ratios[count] = ratio(RATIOS[platform][count], gauss(facts.seed, 70 + position));
  const longest = platform === "youtube" ? 1500 : platform === "twitter" ? 140 : 90;
  return {
    id,
    facts,
    creator,
    growth: growthOf(platform, facts, creator.followersAtEpoch),
    ratios,
    title: titleOf(platform, facts),
    caption: captionOf(platform, facts),
    duration: 7 + (mix(facts.seed, 69) % longest),
    reserved: reservedMeaning(id),
  };
});

export function videoOf(platform: Platform, id: string): Video {
  return videoByKey(`${platform}:${id}`);
}

/**
 * Returns the video's figures and names at `now`: a pure function of the ID and the time, unless a fault changes them.
 */
export function videoAt(platform: Platform, id: string, now: number, faults: ReadonlyMap<string, Fault>): VideoState {
  const video = videoOf(platform, id);
  const publishedAt = publishTime(video.facts, now);
  const renamed = faults.has("rename");
  const username = currentName(platform, video.creator);
  return {
    ...video,
    publishedAt,
    counts: faultyCounts(video, publishedAt, now, faults),
    title: renamed ? `${video.title} (new title)` : video.title,
    username: renamed ? renamedTo(username) : username,
    has: (fault) => faults.has(fault),
  };
}

function faultyCounts(video: Video, publishedAt: number, now: number, faults: ReadonlyMap<string, Fault>): Counts {
  if (faults.has("zero")) return { views: 0, likes: 0, comments: 0, shares: 0, saves: 0, quotes: 0, downloads: 0 };
  const frozen = faults.get("frozen") ?? faults.get("falling");
  const counts = countsAt(video, publishedAt, frozen ? Math.min(now, frozen.since) : now);
  const falling = faults.get("falling");
  if (!falling) return counts;
  const factor = fallenTo(falling.since, now);
  for (const count of ["views", ...COUNTS] as const) counts[count] = Math.floor(counts[count] * factor);
  return counts;
}

function countsAt({ growth, ratios }: Video, publishedAt: number, now: number): Counts {
  const views = viewsAt(growth, publishedAt, now);
  const counts = { views: Math.floor(views(0)), likes: 0, comments: 0, shares: 0, saves: 0, quotes: 0, downloads: 0 };
  for (const [position, count] of COUNTS.entries())
    if (ratios[count] > 0) counts[count] = Math.floor(ratios[count] * views(position + 1));
  return counts;
}

/** In standard deviations. The 10th and 90th percentiles are at 1.28. */
const MAX_FUTURE_MS = 1.7;

function ratio([low, middle, high]: Percentiles, z: number): number {
  if (middle === 0) return 0;
  const slope = (z < 0 ? Math.log(middle / low) : Math.log(high / middle)) / 1.2816;
  // The percentiles say nothing about extreme values, and a log-normal tail would be unrealistic there.
  return middle * Math.exp(slope * Math.max(-MAX_FUTURE_MS, Math.min(MAX_FUTURE_MS, z)));
}
