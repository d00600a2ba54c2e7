import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/zone-rules";
import { ACCOUNT_TYPES } from "./choice-rules";

export const SocialAccountType = z.enum(ACCOUNT_TYPES);
export type SocialAccountType = z.infer<typeof SocialAccountType>;

export const AddSocialAccountRequest = z.object({
  type: SocialAccountType,
  username: z
    .string()
    .trim()
    .min(1, "Enter a username or profile link")
    .max(300, "At most 300 characters")
    .meta({ description: "With or without @, or a link to the profile" }),
});
export type AddSocialAccountRequest = z.infer<typeof AddSocialAccountRequest>;

/** POST /token-stat-jobs/sync-social-subscriber-count. */
export const SyncStatus = z.object({ status: z.enum(["success", "failed"]) });
export type SyncStatus = z.infer<typeof SyncStatus>;

/** An account as returned by GET /token-stat-jobs/social-subscriber-count. Counts are null before the first sync. */
export const SubscriberCount = z
  .object({
    type: SocialAccountType,
    username: z.string(),
    currentNumberOfSubscribers: z.int().nullable(),
    /** The previous count; after the first sync, equal to the current one. */
    prevNumberOfSubscribers: z.int().nullable(),
    /** When the platform last returned the count. */
    lastSyncedAt: z.iso.datetime().nullable(),
    /** Why the last attempt returned no count (a platform outcome, or `hidden`); null if it did. */
    lastError: z.string().nullable(),
    /** Current minus previous; null before the first sync. */
    growth: z.int().nullable(),
  })
  .meta({ id: "SubscriberCount" });
export const SubscriberCounts = z.object({ socials: z.array(SubscriberCount) });
export type SubscriberCounts = z.infer<typeof SubscriberCounts>;

/** Response to adding an account. */
export const SocialAccount = SubscriberCount.extend({ id: z.string() });
export type SocialAccount = z.infer<typeof SocialAccount>;

/** An account on the dashboard's page. */
export const SubscriberRow = z.object({
  id: z.string(),
  type: SocialAccountType,
  username: z.string(),
  /** null before the first sync. */
  current: z.int().nullable(),
  /** The previous count. It, its time and the growth are null before the second sync. */
  previous: z.int().nullable(),
  previous_at: z.iso.datetime().nullable(),
  growth: z.int().nullable(),
  /** Unrounded; also null if the previous count was 0. */
  growth_percent: z.number().nullable(),
  last_synced_at: z.iso.datetime().nullable(),
  /** A platform outcome, or `hidden`; null if the last attempt returned a count. */
  last_error: z.string().nullable(),
  last_attempt_at: z.iso.datetime().nullable(),
  /** When the count may be fetched again; null: now. */
  next_sync_at: z.iso.datetime().nullable(),
  /** Whether a sync is in progress. */
  is_syncing: z.boolean(),
});
export type SubscriberRow = z.infer<typeof SubscriberRow>;

export const SubscriberTotal = z.object({
  subscribers: z.int(),
  /** Number of accounts with a known count, which the sum covers. */
  counted: z.int(),
  /** Sum over the accounts with two counts; null if there are none. */
  growth: z.int().nullable(),
  compared: z.int(),
});
export type SubscriberTotal = z.infer<typeof SubscriberTotal>;

/** In the order they were added. */
export const SubscriberRows = z.object({ rows: z.array(SubscriberRow), total: SubscriberTotal });
export type SubscriberRows = z.infer<typeof SubscriberRows>;

export const SubscriberHistoryQuery = z.object({
  days: wholeNumber({ min: 1, max: 365, fallback: 90 }),
  /** Zone in which days begin and end. */
  time_zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type SubscriberHistoryQuery = z.infer<typeof SubscriberHistoryQuery>;

/** A calendar day with its last count, or a gap. */
export const SubscriberDay = z.object({
  day: z.iso.date(),
  read_at: z.iso.datetime().nullable(),
  subscribers: z.int().nullable(),
});
export type SubscriberDay = z.infer<typeof SubscriberDay>;

/** Every day since the first count in range, oldest first; today only once it has one. */
export const SubscriberHistory = z.object({ days: z.array(SubscriberDay) });
export type SubscriberHistory = z.infer<typeof SubscriberHistory>;
