import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { MAX_BACK_POSTS } from "@/lib/insight/follows/budget-rules";
import { Platform } from "@/lib/platforms/schemas";
import { Video } from "@/lib/tracking/videos/schemas";

/** Follows of the REST API: exactly these keys. Amounts are in US dollars. */

export const MAX_FOLLOWS = 2_000;
export const MAX_WORDS = 20;
export const MAX_LABELS = 20;
export const MAX_PER_DAY = 500;
export const MAX_CEILING_USD = 1_000_000;
const MAX_SECONDS = 86_400;

export const FollowStatus = z.enum(["active", "paused"]);
export type FollowStatus = z.infer<typeof FollowStatus>;

const range = (text: string) => ({ error: text });
const whole = (min: number, max: number, example: number) => {
  const text = `Must be a whole number from ${min} to ${max.toLocaleString("en-US")}, for example ${example}`;
  return z.int(range(text)).min(min, text).max(max, text);
};

const WORD = "Must be a word or phrase of 1 to 100 characters, for example launch";
const Word = z
  .string(range(WORD))
  .overwrite((text) => text.replace(/\s+/gu, " ").trim())
  .min(1, WORD)
  .max(100, WORD);
/** Errors of values of another kind, with an example; other errors keep their texts. */
const kind = (text: string) => ({
  error: ({ code }: { code?: string | undefined }) => (code === "invalid_type" ? text : undefined),
});
const Words = z.array(Word, kind('Must be a list, for example ["launch"]')).max(MAX_WORDS);

const CEILING = "Must be an amount in US dollars from 0 to 1,000,000 with at most two decimals, for example 250";
const Ceiling = z
  .number(range(CEILING))
  .min(0, CEILING)
  .max(MAX_CEILING_USD, CEILING)
  .refine((usd) => Number.isInteger(Math.round(usd * 1e6) / 1e4), CEILING);

const LABELS = 'Must be a list of IDs, for example ["cm8label456"]';
const LabelIds = z
  .array(z.string(range(LABELS)).max(64, LABELS), kind(LABELS))
  .max(MAX_LABELS)
  .refine((ids) => new Set(ids).size === ids.length, "Must not contain a label twice");

const CAMPAIGN = "Must be the ID of a campaign, for example cm7campaign123";
const terms = {
  include: Words,
  exclude: Words,
  min_seconds: whole(1, MAX_SECONDS, 15).nullable(),
  days_per_post: whole(1, 30, 7),
  labels: LabelIds,
  campaign: z.string(range(CAMPAIGN)).max(64, CAMPAIGN).nullable(),
  max_per_day: whole(1, MAX_PER_DAY, 5).nullable(),
  monthly_ceiling_usd: Ceiling.nullable(),
  competitor: z.boolean(range("Must be true or false")),
};
const Changes = z.object(terms).partial();

const CHANNEL = "Must be the id of a channel, for example d15ea3bc-c59a-49da-a6d2-f5e66fd44b71";
/** What a follow starts from: either the channel's ID, or its platform and username. */
const target = {
  channel_id: z.guid(range(CHANNEL)),
  platform: Platform,
  username: z.string(range("Must be a username, for example creator")).max(200),
};

export const CreateFollowRequest = Changes.extend({
  ...z.object(target).partial().shape,
  back_posts: whole(0, MAX_BACK_POSTS, 10).optional(),
  days_per_post: terms.days_per_post,
  confirm_price_usd: z.number(range("Must be an amount in US dollars, for example 504")).optional(),
});
export type CreateFollowRequest = z.infer<typeof CreateFollowRequest>;

/** Fields left out stay as they are; null deletes a value. Lists are replaced whole. */
export const UpdateFollowRequest = Changes.extend({ status: FollowStatus.optional() });
export type UpdateFollowRequest = z.infer<typeof UpdateFollowRequest>;

const Iso = z.iso.datetime();

export const Follow = z
  .object({
    id: z.string(),
    channel_id: z.guid(),
    platform: Platform,
    username: z.string(),
    back_posts: z.int(),
    include: z.array(z.string()),
    exclude: z.array(z.string()),
    min_seconds: z.int().nullable(),
    days_per_post: z.int(),
    labels: z.array(z.string()),
    campaign: z.string().nullable(),
    max_per_day: z.int().nullable(),
    monthly_ceiling_usd: z.number().nullable(),
    competitor: z.boolean(),
    status: FollowStatus,
    created_at: Iso,
  })
  .meta({ id: "Follow" });
export type Follow = z.infer<typeof Follow>;

export const ListFollowsQuery = z.object({
  limit: wholeNumber({ min: 1, max: 100, fallback: 50 }).meta({ description: "Follows per page", example: 50 }),
  cursor: z.string().max(500).optional().meta({
    description: "`next_cursor` of the previous page",
    example: "WyJxS2Q3d3JzT0g0T1ZxQTFhIiwxNzY5Njc5NjAwMDAwXQ",
  }),
});
export type ListFollowsQuery = z.infer<typeof ListFollowsQuery>;

export const FollowPage = z.object({ follows: z.array(Follow), next_cursor: z.string().nullable() });
export type FollowPage = z.infer<typeof FollowPage>;

/** Data of the webhook `follow.started`. */
export const FollowStarted = z.object({
  follow_id: z.string(),
  channel_id: z.guid(),
  platform: Platform,
  username: z.string(),
  /** The tracked video. */
  video: Video,
  /** What the start committed, in US dollars. */
  committed_usd: z.number(),
});
export type FollowStarted = z.infer<typeof FollowStarted>;
