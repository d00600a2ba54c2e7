import { z } from "zod";
import { instant, wholeNumber } from "@/lib/core/schemas";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { MAX_PER_CALL, Name } from "@/lib/tracking/labels/schemas";

/** Campaigns of the REST API (issue 14): exactly these keys. Amounts are in US dollars. */

export const MAX_CREATORS = 100;
export const MAX_REQUIRED = 20;
export const MAX_BRIEF = 5_000;
export const MAX_USD = 1_000_000_000;
/** Per 1,000 views. */
export const MAX_RATE_USD = 1_000_000;
export const MAX_GOAL = 1_000_000_000_000;

export const GOAL_METRICS = ["views", "engagements"] as const;
export const GoalMetric = z.enum(GOAL_METRICS);
export type GoalMetric = z.infer<typeof GoalMetric>;

export const CAMPAIGN_STATUSES = ["draft", "running", "ended"] as const;
export const CampaignStatus = z.enum(CAMPAIGN_STATUSES);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

const AMOUNT = "Must be an amount in US dollars from 0 to 1,000,000,000 with at most two decimals, for example 2500";
const Amount = z
  .number({ error: AMOUNT })
  .min(0, AMOUNT)
  .max(MAX_USD, AMOUNT)
  .refine((usd) => hasDecimals(usd, 2), AMOUNT);
const RATE =
  "Must be an amount in US dollars per 1,000 views from 0 to 1,000,000 with at most four decimals, for example 12.5";
const Rate = z
  .number({ error: RATE })
  .min(0, RATE)
  .max(MAX_RATE_USD, RATE)
  .refine((usd) => hasDecimals(usd, 4), RATE);

/** Whether a number prints with at most so many decimals. */
function hasDecimals(value: number, most: number): boolean {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return (digits.split(".")[1]?.length ?? 0) - Number(exponent) <= most;
}

const GOAL = "Must be a whole number from 1 to 1,000,000,000,000, for example 1000000";
const Goal = z.int({ error: GOAL }).min(1, GOAL).max(MAX_GOAL, GOAL);

const TAG = "Must be a hashtag or a mention, for example #ad or @brand";
/** A hashtag or mention as a caption would have it; hashtags of digits only are none. */
export const RequiredTag = z
  .string({ error: TAG })
  .max(100, TAG)
  .regex(/^(?:#(?![\p{N}_]+$)[\p{L}\p{M}\p{N}_]+|@[\p{L}\p{M}\p{N}_.·-]+)$/u, TAG);
const Required = z
  .array(RequiredTag)
  .max(MAX_REQUIRED)
  .refine((tags) => new Set(tags.map((tag) => tag.toLowerCase())).size === tags.length, "Must not contain a tag twice");

const Brief = z.string().max(MAX_BRIEF);

const CreatorFields = {
  channel_id: z.guid().meta({ description: "The channel's `id` from `GET /channels/search`" }),
  fee_usd: Amount.nullable(),
  rate_usd_per_1000_views: Rate.nullable(),
};
/** An amount left out stays as it is; null deletes it. */
export const CreatorTerms = z.object({
  ...CreatorFields,
  fee_usd: CreatorFields.fee_usd.optional(),
  rate_usd_per_1000_views: CreatorFields.rate_usd_per_1000_views.optional(),
});
export type CreatorTerms = z.infer<typeof CreatorTerms>;
const Creators = z
  .array(CreatorTerms)
  .max(MAX_CREATORS)
  .refine(
    (creators) => new Set(creators.map((one) => one.channel_id.toLowerCase())).size === creators.length,
    "Must not contain a channel twice",
  );

const rates = Object.fromEntries(PLATFORMS.map((platform) => [platform, Rate.optional()])) as Record<
  Platform,
  z.ZodOptional<typeof Rate>
>;
export const EmvRates = z.strictObject(rates);
export type EmvRates = z.infer<typeof EmvRates>;

const terms = {
  starts_at: instant().nullable(),
  ends_at: instant().nullable(),
  budget_usd: Amount.nullable(),
  goal_metric: GoalMetric.nullable(),
  goal_value: Goal.nullable(),
  emv_rates: EmvRates,
  required: Required,
  brief: Brief.nullable(),
  creators: Creators,
};
const Changes = z.object(terms).partial();

export const CreateCampaignRequest = Changes.extend({ name: Name });
export type CreateCampaignRequest = z.infer<typeof CreateCampaignRequest>;

/** Fields left out stay as they are; null deletes a value. `emv_rates`, `required` and `creators` are replaced whole. */
export const UpdateCampaignRequest = Changes.extend({ name: Name.optional() });
export type UpdateCampaignRequest = z.infer<typeof UpdateCampaignRequest>;

const Figure = z.number().nullable();

/** Figures of the latest snapshots. null: unknown. */
export const CampaignProgress = z.object({
  videos: z.int(),
  views: Figure,
  engagements: Figure,
  spend_usd: Figure,
  tracking_cost_usd: z.number(),
  cpm_usd: Figure,
  cost_per_engagement_usd: Figure,
  emv_usd: Figure,
  goal_share: Figure,
  time_share: Figure,
});
export type CampaignProgress = z.infer<typeof CampaignProgress>;

const Iso = z.iso.datetime();

export const Campaign = z.object({
  id: z.string(),
  name: z.string(),
  starts_at: Iso.nullable(),
  ends_at: Iso.nullable(),
  budget_usd: Figure,
  goal_metric: GoalMetric.nullable(),
  goal_value: z.int().nullable(),
  emv_rates: z.object({
    tiktok: z.number().optional(),
    youtube: z.number().optional(),
    instagram: z.number().optional(),
    twitter: z.number().optional(),
  }),
  required: z.array(z.string()),
  brief: z.string().nullable(),
  status: CampaignStatus,
  created_at: Iso,
  creators: z.array(z.object({ channel_id: z.guid(), fee_usd: Figure, rate_usd_per_1000_views: Figure })),
  progress: CampaignProgress,
});
export type Campaign = z.infer<typeof Campaign>;

export const ListCampaignsQuery = z.object({
  limit: wholeNumber({ min: 1, max: 100, fallback: 50 }),
  cursor: z.string().max(500).optional(),
});
export type ListCampaignsQuery = z.infer<typeof ListCampaignsQuery>;

export const CampaignPage = z.object({ campaigns: z.array(Campaign), next_cursor: z.string().nullable() });
export type CampaignPage = z.infer<typeof CampaignPage>;

const VideoIds = z.array(z.string().max(64)).max(MAX_PER_CALL, `At most ${MAX_PER_CALL} videos per request`);
/** IDs of videos, public or UUID. */
export const CampaignVideosRequest = z.object({ add: VideoIds.optional(), remove: VideoIds.optional() });
export type CampaignVideosRequest = z.infer<typeof CampaignVideosRequest>;

/** Data of the webhook `campaign.goal_reached`. */
export const CampaignGoalReached = z.object({
  id: z.string(),
  name: z.string(),
  goal_metric: GoalMetric,
  goal_value: z.int(),
  /** The figure that reached the goal. */
  value: z.int(),
  reached_at: Iso,
});
export type CampaignGoalReached = z.infer<typeof CampaignGoalReached>;
