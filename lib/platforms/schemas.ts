import { z } from "zod";
import { type METRICS, PLATFORMS } from "./name-rules";

export * from "./name-rules";

export const Platform = z.enum(PLATFORMS);
export type Platform = z.infer<typeof Platform>;

export type Metric = (typeof METRICS)[number];
/** Null if the platform does not report the metric. Never 0 instead. */
export type Figures = Record<Metric, number | null>;

/** What a platform returned for a video. */
export interface VideoData {
  externalId: string;
  figures: Figures;
  title: string | null;
  description: string | null;
  creator: string | null;
  /** The platform's permanent ID of the creator (channelId, numeric user ID). */
  creatorId: string | null;
  thumbnailUrl: string | null;
  publishedAt: Date | null;
  /** Length of the video in seconds, 0 for pictures; null if the platform doesn't say. */
  durationSeconds: number | null;
  /** Whether the platform marks it as a paid partnership; null if it doesn't say. */
  paidPartnership: boolean | null;
  /** The connector that fetched it, such as "youtube-data-api-v3". */
  provider: string;
  /** Only figures were requested, so null in another field does not mean that it is absent. */
  isFiguresOnly?: true;
}

/** What a platform returned for a channel, which is an account on it. Null if the platform does not share it. */
export interface ChannelData {
  /** The platform's permanent ID (channelId, numeric user ID). */
  externalId: string;
  /** Without a leading @, in the platform's spelling. */
  username: string;
  /** ID for requesting posts, if it differs (YouTube's uploads playlist, TikTok's secUid). */
  postsId: string | null;
  name: string | null;
  description: string | null;
  pictureUrl: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** The platform's own categories. The primary ones are separate. */
  categoriesPrimary: string[];
  categoriesSecondary: string[];
  isPrivate: boolean;
  /** The platform's verified mark; null if the source doesn't report it. */
  isVerified: boolean | null;
  /** As reported: YouTube rounds it down to three significant figures. Null also if the channel hides it. */
  followers: number | null;
  follows: number | null;
  postCount: number | null;
}

/** A post of a channel, whatever the platform calls it. */
export interface PostData {
  externalId: string;
  publishedAt: Date;
  /** Title and text; "" if there is none. */
  caption: string;
  link: string;
  /** As in `VideoData`. Not every list of posts has it. */
  durationSeconds: number | null;
  figures: Figures;
}

/** A follower of a channel. Null if the platform does not share it. */
export interface FollowerData {
  externalId: string;
  username: string;
  /** Null also for an account with the platform's default picture. */
  pictureUrl: string | null;
  /** "" if it is empty. */
  bio: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  followers: number | null;
  follows: number | null;
  postCount: number | null;
}

/** The outcome of a platform call. Connectors return these and never throw them. */
export type Outcome<T> =
  | { kind: "ok"; value: T }
  | { kind: "unavailable" }
  | { kind: "private" }
  | { kind: "rate_limited"; until: Date }
  | { kind: "quota"; until: Date }
  | { kind: "auth" }
  | { kind: "transient" }
  | { kind: "invalid_response" }
  /** No call was made, because an admin paused the platform. */
  | { kind: "platform_paused" }
  /** No call was made, because the source's spending has reached its ceiling. */
  | { kind: "ceiling"; until: Date };
export type Failure = Exclude<Outcome<never>, { kind: "ok" }>;
export type OutcomeKind = Outcome<unknown>["kind"];

/** Outcomes that say nothing about the video or channel. */
export const SOURCE_OUTCOMES: readonly OutcomeKind[] = [
  "auth",
  "quota",
  "rate_limited",
  "ceiling",
  "transient",
  "invalid_response",
];

/** Whether an outcome says nothing about the video or channel, so that another source may answer. */
export const isAboutSource = ({ kind }: Outcome<unknown>): boolean => SOURCE_OUTCOMES.includes(kind);
