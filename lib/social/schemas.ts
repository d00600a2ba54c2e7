import { z } from "zod";

/** The platforms as contract D spells them. */
export const SocialType = z.enum(["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"]);
export type SocialType = z.infer<typeof SocialType>;

export const AddSocialAccountRequest = z.object({
  type: SocialType,
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
export const SubscriberCount = z.object({
  type: SocialType,
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
});
export const SubscriberCounts = z.object({ socials: z.array(SubscriberCount) });
export type SubscriberCounts = z.infer<typeof SubscriberCounts>;

/** An account as the dashboard shows it. */
export const SocialAccount = SubscriberCount.extend({ id: z.string() });
export type SocialAccount = z.infer<typeof SocialAccount>;
export const SocialAccountList = z.object({ accounts: z.array(SocialAccount) });
export type SocialAccountList = z.infer<typeof SocialAccountList>;

export const SocialHistoryQuery = z.object({ days: z.coerce.number().int().min(1).max(365).default(90) });
/** Oldest first. */
export const SocialHistory = z.object({
  counts: z.array(z.object({ read_at: z.iso.datetime(), subscribers: z.int() })),
});
export type SocialHistory = z.infer<typeof SocialHistory>;
