import type { Platform } from "@/lib/platforms/schemas";
import { composeId, idFacts, reservedMeaning } from "@/sandbox/ids";
import { STORY, STORY_FIRST, type StoryCreator } from "@/sandbox/story";
import { videoOf } from "@/sandbox/videos";

/** Far above the 540,000 that the rarest scene took at most in 25 tries. */
const MAX_ATTEMPTS = 20_000_000;
/** Days of hourly history. Most videos are published in the last week, so that the overview shows a launch. */
export const HISTORY_DAYS = 30;

/** A video of the launch: when it is published and tracked, and what becomes of it. */
export interface Scene {
  creator: StoryCreator;
  /** Number of the creator's account. */
  account: number;
  title: string;
  days: number;
  /** Hours from the start of the history until tracking starts. The video is published some hours before. */
  startsAt: number;
  publishedBefore: number;
  labels: readonly string[];
  campaign: string;
  costUsd: number | null;
  /** Views after 30 days as a multiple of the creator's followers: from (inclusive), to (exclusive). */
  reach: readonly [number, number];
  stopsAt?: number;
  /** From this hour on, the platform reports that the video is gone. */
  goneAt?: number;
  /** Hours in which the platform answers with this fault for the video: gaps, or counts that it corrects later. */
  lapse?: { fault: string; from: number; until: number };
}

/** Added to the scene of this title. Hours as in `Scene`. */
const TURNS: Record<string, Partial<Scene>> = {
  // The breakout.
  "POV: you finally bought the jacket everyone has": { startsAt: 580, days: 14, reach: [7, 16], costUsd: 2500 },
  // The flop.
  "packing light for a city break": { startsAt: 560, days: 7, reach: [0, 0.03], costUsd: 650.5 },
  // Removed by its creator after two days.
  "Waterproof Ratings, Explained": { startsAt: 540, days: 7, goneAt: 588 },
  // The platform shows falling counts for some hours, and corrects them.
  "fixing a torn sleeve in 40 seconds": { startsAt: 500, days: 14, lapse: { fault: "falling", from: 610, until: 615 } },
  "Is a $180 Rain Jacket Worth It?": { startsAt: 530, days: 30, stopsAt: 620 },
  "come hiking with me (it rained the whole time)": {
    startsAt: 8,
    days: 30,
    lapse: { fault: "code_minus_one", from: 610, until: 612 },
  },
  "I washed it ten times. here's what happened": {
    startsAt: 505,
    days: 7,
    lapse: { fault: "code_minus_one", from: 600, until: 602 },
  },
  "what's in my bag for an October overnighter": {
    startsAt: 531,
    days: 7,
    lapse: { fault: "code_minus_one", from: 640, until: 642 },
  },
  "Five mornings, five layers": { startsAt: 506, days: 21, lapse: { fault: "private", from: 590, until: 592 } },
};

/** Before the launch, only these have posts: each platform costs a batch for every hour of history. */
const TEASER_PLATFORMS: readonly Platform[] = ["tiktok", "youtube"];
/** The launch begins then. */
export const LAUNCH_HOUR = 500;
/** Leaves the newest videos some hours of history. */
const LAST_HOUR = HISTORY_DAYS * 24 - 7;

/** Returns the scenes in the order in which they start. The same ones each time. */
export function makeScenes(): Scene[] {
  const ranks = new Map<Platform, number>();
  const posts = STORY.flatMap((creator, index) => {
    const rank = ranks.get(creator.platform) ?? 0;
    ranks.set(creator.platform, rank + 1);
    return creator.titles.map((title, position) => ({ creator, account: STORY_FIRST + index, title, position, rank }));
  });
  // Teasers, then the first post of each other creator, then the second of each, by turns on the platforms.
  const isTeaser = ({ creator, position }: (typeof posts)[number]) =>
    position === 0 && TEASER_PLATFORMS.includes(creator.platform);
  posts.sort((a, b) => Number(isTeaser(b)) - Number(isTeaser(a)) || a.position - b.position || a.rank - b.rank);
  const early = posts.filter(isTeaser).length;
  const scenes = posts.map(({ creator, account, title, position }, index): Scene => {
    const isEarly = index < early;
    const startsAt = isEarly
      ? Math.round((index * LAUNCH_HOUR) / early)
      : Math.round(LAUNCH_HOUR + ((index - early) * (LAST_HOUR - LAUNCH_HOUR)) / (posts.length - early));
    const isOwn = creator.username === "larkspurtrail";
    return {
      creator,
      account,
      title,
      days: isEarly ? 30 : (index % 3) * 7 + 7,
      startsAt: startsAt + 1,
      publishedBefore: 1 + (index % 5),
      labels: isOwn ? ["Own channel"] : index % 2 === 0 ? ["Paid"] : ["UGC"],
      campaign: isEarly ? "Autumn teaser" : "Autumn launch",
      costUsd: isOwn || index % 2 === 1 ? null : 400 + 150 * (index % 7) + 50 * position,
      reach: [0.08, 2],
      ...TURNS[title],
    };
  });
  return scenes.sort((a, b) => a.startsAt - b.startsAt);
}

/**
 * Returns an ID of the scene's creator, published about then, with the scene's title, a reach within its bounds, and a
 * slot as `fits` wants it.
 */
export function findId(scene: Scene, publishedAt: Date, fits: (platform: Platform, id: string) => boolean): string {
  const { creator, account, title, reach } = scene;
  const [least, most] = reach.map((share) => share * creator.followers);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // Up to half an hour earlier: some platforms' IDs leave few bits besides the time and the creator.
    const time = publishedAt.getTime() - (attempt % 1800) * 1000;
    const id = composeId(creator.platform, time, account, attempt);
    if (reservedMeaning(id) || !fits(creator.platform, id)) continue;
    if (idFacts(creator.platform, id).creator !== account) continue;
    const { title: ownTitle, growth } = videoOf(creator.platform, id);
    if (ownTitle === title && growth.views >= (least ?? 0) && growth.views < (most ?? 0)) return id;
  }
  throw new Error(`found no ID for “${title}”`);
}
