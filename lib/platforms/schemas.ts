import { z } from "zod";

export const PLATFORMS = ["tiktok", "youtube", "instagram", "twitter"] as const;
export const Platform = z.enum(PLATFORMS);
export type Platform = z.infer<typeof Platform>;

export const METRICS = ["views", "likes", "comments", "shares", "saves"] as const;
export type Metric = (typeof METRICS)[number];
/** null: the platform does not report it; never 0 in its place. */
export type Figures = Record<Metric, number | null>;

/** One reading of a video at the platform. */
export interface VideoReading {
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
  | { kind: "invalid_response" };
export type Failure = Exclude<Outcome<never>, { kind: "ok" }>;
export type OutcomeKind = Outcome<unknown>["kind"];
