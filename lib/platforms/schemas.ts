import { z } from "zod";

export const PLATFORMS = ["tiktok", "youtube", "instagram", "twitter"] as const;
export const Platform = z.enum(PLATFORMS);
export type Platform = z.infer<typeof Platform>;

export const PLATFORM_NAMES: Record<Platform, string> = {
  tiktok: "TikTok",
  youtube: "YouTube",
  instagram: "Instagram",
  twitter: "X",
};

export const METRICS = ["views", "likes", "comments", "shares", "saves"] as const;
export type Metric = (typeof METRICS)[number];
/** null: the platform does not report it; never 0 in its place. */
export type Figures = Record<Metric, number | null>;

/** One reading of a video at the platform. */
export interface VideoData {
  externalId: string;
  figures: Figures;
  title: string | null;
  description: string | null;
  creator: string | null;
  /** The platform's durable id of the creator (channelId, numeric user id). */
  creatorId: string | null;
  thumbnailUrl: string | null;
  publishedAt: Date | null;
  /** The connector that read it, e.g. "youtube-data-api-v3". */
  provider: string;
  /** Read for its figures only: what else is null here is not known to be absent. */
  isFiguresOnly?: true;
}

/** One reading of a channel: an account of a platform. Null: the platform does not tell. */
export interface ChannelData {
  /** The platform's durable id (channelId, numeric user id). */
  externalId: string;
  /** Without a leading @, as the platform spells it. */
  username: string;
  /** What posts are asked by where that is another id (YouTube's uploads playlist, TikTok's secUid). */
  postsId: string | null;
  name: string | null;
  description: string | null;
  pictureUrl: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** The platform's own words, the foremost apart. */
  categoriesPrimary: string[];
  categoriesSecondary: string[];
  isPrivate: boolean;
  /** As read: YouTube rounds it down to three significant figures. Null also where the channel hides it. */
  followers: number | null;
  follows: number | null;
  postCount: number | null;
}

/** One post of a channel, whatever the platform calls it. */
export interface PostData {
  externalId: string;
  publishedAt: Date;
  /** Title and text; "" when there is none. */
  caption: string;
  link: string;
  figures: Figures;
}

/** One follower of a channel. Null: the platform does not tell. */
export interface FollowerData {
  externalId: string;
  username: string;
  /** Null also for an account with the platform's default picture. */
  pictureUrl: string | null;
  /** "" when it is empty. */
  bio: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  followers: number | null;
  follows: number | null;
  postCount: number | null;
}

/** What a platform may answer; connectors return these and never throw for them. */
export type Outcome<T> =
  | { kind: "ok"; value: T }
  | { kind: "unavailable" }
  | { kind: "private" }
  | { kind: "rate_limited"; until: Date }
  | { kind: "quota"; until: Date }
  | { kind: "auth" }
  | { kind: "transient" }
  | { kind: "invalid_response" }
  /** Nobody was asked: an admin told us to leave the platform alone. */
  | { kind: "platform_paused" };
export type Failure = Exclude<Outcome<never>, { kind: "ok" }>;
export type OutcomeKind = Outcome<unknown>["kind"];
