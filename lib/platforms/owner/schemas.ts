import { z } from "zod";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";

/** The platforms on which an owner can share their own figures. */
export const OwnerPlatform = z.enum(OWNER_PLATFORMS);
export type OwnerPlatform = z.infer<typeof OwnerPlatform>;

/** What an owner's reports count per day. */
export const OWN_METRICS = [
  "views",
  "engagedViews",
  "watchMinutes",
  "reach",
  "likes",
  "comments",
  "shares",
  "saves",
  "followersGained",
  "followersLost",
] as const;
export type OwnMetric = (typeof OWN_METRICS)[number];
/** Null if the platform doesn't report the metric. */
export type OwnFigures = Record<OwnMetric, number | null>;

/** A day of the platform, which begins at midnight in California on both. */
export interface OwnDay {
  /** YYYY-MM-DD. */
  day: string;
  figures: OwnFigures;
}

const Amounts = z.record(z.string(), z.number().nonnegative());

/**
 * The audience as the owner's reports give it: people (Instagram) or percent of views (YouTube) by age and gender, and
 * people or views by country. An unknown dimension is empty.
 */
export const OwnAudience = z.object({ genders: Amounts, ages: Amounts, countries: Amounts });
export type OwnAudience = z.infer<typeof OwnAudience>;

/** An audience with the days that it covers. */
export interface DatedAudience {
  day: string;
  /** Null: the followers on `day`. */
  fromDay: string | null;
  audience: OwnAudience;
}

/** Why an owner's report could not be read. `reconnect`: only the owner can renew the consent. */
export type OwnerFailure =
  | { kind: "reconnect"; reason: "revoked" | "scope" }
  | { kind: "rate_limited" | "quota"; until: Date }
  | { kind: "transient" | "invalid_response" };

export type OwnerResult<T> = { kind: "ok"; value: T } | OwnerFailure;

/** What a consent gave us. */
export interface OwnerTokens {
  accessToken: string;
  /** Null where the access token renews itself. */
  refreshToken: string | null;
  expiresAt: Date;
}

/** Whose account it is. */
export interface OwnerIdentity {
  externalId: string;
  username: string;
  name: string | null;
}
