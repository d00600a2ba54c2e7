import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/rules";

/** The platforms as contract D spells them. */
export const SocialAccountType = z.enum(["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"]);
export type SocialAccountType = z.infer<typeof SocialAccountType>;

export const AddSocialAccountRequest = z.object({
  type: SocialAccountType,
  username: z
    .string()
    .trim()
    .min(1, "Enter a username or the link of a profile")
    .max(300, "At most 300 characters")
    .meta({ description: "With or without @, or the link of the profile" }),
});
export type AddSocialAccountRequest = z.infer<typeof AddSocialAccountRequest>;

/** POST /token-stat-jobs/sync-social-subscriber-count. */
export const SyncStatus = z.object({ status: z.enum(["success", "failed"]) });
export type SyncStatus = z.infer<typeof SyncStatus>;

/** An account as GET /token-stat-jobs/social-subscriber-count shows it. Counts are null before the first reading. */
export const SubscriberCount = z
  .object({
    type: SocialAccountType,
    username: z.string(),
    currentNumberOfSubscribers: z.int().nullable(),
    /** What the reading before gave; after the first reading the same as the current one. */
    prevNumberOfSubscribers: z.int().nullable(),
    /** When the platform last told the count. */
    lastSyncedAt: z.iso.datetime().nullable(),
    /** Why the last attempt gave no count (an outcome of the platform, or `hidden`); null when it gave one. */
    lastError: z.string().nullable(),
    /** Current less previous; null before the first reading. */
    growth: z.int().nullable(),
  })
  .meta({ id: "SubscriberCount" });
export const SubscriberCounts = z.object({ socials: z.array(SubscriberCount) });
export type SubscriberCounts = z.infer<typeof SubscriberCounts>;

/** What adding an account answers. */
export const SocialAccount = SubscriberCount.extend({ id: z.string() });
export type SocialAccount = z.infer<typeof SocialAccount>;

/** An account as the page of subscribers shows it. */
export const SubscriberRow = z.object({
  id: z.string(),
  type: SocialAccountType,
  username: z.string(),
  /** null before the first reading. */
  current: z.int().nullable(),
  /** Of the reading before; this, its time and the growth are null before the second reading. */
  previous: z.int().nullable(),
  previous_at: z.iso.datetime().nullable(),
  growth: z.int().nullable(),
  /** Unrounded; null also where the reading before was 0. */
  growth_percent: z.number().nullable(),
  last_synced_at: z.iso.datetime().nullable(),
  /** An outcome of the platform, or `hidden`; null when the last attempt gave a count. */
  last_error: z.string().nullable(),
  last_attempt_at: z.iso.datetime().nullable(),
  /** From when the count may be asked for again; null: now. */
  next_sync_at: z.iso.datetime().nullable(),
  /** A sync is asking the platform at this moment. */
  is_syncing: z.boolean(),
});
export type SubscriberRow = z.infer<typeof SubscriberRow>;

export const SubscriberTotal = z.object({
  subscribers: z.int(),
  /** Accounts whose count is known: the sum is over these. */
  counted: z.int(),
  /** Sum over the accounts that were read twice; null where none was. */
  growth: z.int().nullable(),
  compared: z.int(),
});
export type SubscriberTotal = z.infer<typeof SubscriberTotal>;

/** In the order in which they were added. */
export const SubscriberRows = z.object({ rows: z.array(SubscriberRow), total: SubscriberTotal });
export type SubscriberRows = z.infer<typeof SubscriberRows>;

export const SubscriberHistoryQuery = z.object({
  days: wholeNumber({ min: 1, max: 365, fallback: 90 }),
  /** Days begin and end in it. */
  time_zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type SubscriberHistoryQuery = z.infer<typeof SubscriberHistoryQuery>;

/** A calendar day with its last reading; without one it is a gap. */
export const SubscriberDay = z.object({
  day: z.iso.date(),
  read_at: z.iso.datetime().nullable(),
  subscribers: z.int().nullable(),
});
export type SubscriberDay = z.infer<typeof SubscriberDay>;

/** Every day from the first reading in reach on, oldest first; today only once it was read. */
export const SubscriberHistory = z.object({ days: z.array(SubscriberDay) });
export type SubscriberHistory = z.infer<typeof SubscriberHistory>;
