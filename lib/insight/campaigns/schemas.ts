import { z } from "zod";
import { instant, wholeNumber } from "@/lib/core/schemas";
import { MAX_PER_CALL } from "@/lib/tracking/labels/schemas";

/** Campaigns of the REST API: exactly these keys. Amounts are in US dollars. */

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

const NAME = "Must be a name of 1 to 60 characters, for example Autumn launch";
/** As `Name` of the dashboard's dialogs, with texts for the API. */
const CampaignName = z
  .string({ error: NAME })
  .overwrite((text) => text.replace(/\s+/gu, " ").trim())
  .min(1, NAME)
  .max(60, NAME);

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
const TAG_FORM = /^(?:#(?![\p{N}_]+$)[\p{L}\p{M}\p{N}_]+|@[\p{L}\p{M}\p{N}_.·-]+)$/u;
export const RequiredTag = z
  .string({ error: TAG })
  .max(100, TAG)
  // A refinement, because many tools can't read the pattern's Unicode classes.
  .refine((tag) => TAG_FORM.test(tag), TAG);
/** Errors of values of another kind, with an example; other errors keep their texts. */
const kind = (text: string) => ({
  error: ({ code }: { code?: string | undefined }) => (code === "invalid_type" ? text : undefined),
});
const Required = z
  .array(RequiredTag, kind('Must be a list, for example ["#ad", "@brand"]'))
  .max(MAX_REQUIRED)
  .refine((tags) => new Set(tags.map((tag) => tag.toLowerCase())).size === tags.length, "Must not contain a tag twice");

const Brief = z.string(kind("Must be text, for example Show the jacket outdoors")).max(MAX_BRIEF);

/** An amount left out stays as it is; null deletes it. */
export const CreatorTerms = z.object({
  channel_id: z.guid().meta({
    description: "The channel's `id` from `GET /channels/search`",
    example: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71",
  }),
  fee_usd: Amount.nullable()
    .optional()
    .meta({ description: "For the whole campaign. Leave it out to keep it; null deletes it", example: 500 }),
  rate_usd_per_1000_views: Rate.nullable().optional().meta({
    description: "For the creator's videos in the campaign. Leave it out to keep it; null deletes it",
    example: 2.5,
  }),
});
export type CreatorTerms = z.infer<typeof CreatorTerms>;
const Creators = z
  .array(CreatorTerms, kind('Must be a list, for example [{"channel_id": "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71"}]'))
  .max(MAX_CREATORS)
  .refine(
    (creators) => new Set(creators.map((one) => one.channel_id.toLowerCase())).size === creators.length,
    "Must not contain a channel twice",
  );

const platformRate = (name: string, example: number) =>
  Rate.optional().meta({ description: `US dollars per 1,000 views on ${name}`, example });
export const EmvRates = z.strictObject(
  {
    tiktok: platformRate("TikTok", 12.5),
    youtube: platformRate("YouTube", 20),
    instagram: platformRate("Instagram", 15),
    twitter: platformRate("X", 8),
  },
  kind('Must be an object, for example {"tiktok": 12.5}'),
);
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

export const CreateCampaignRequest = Changes.extend({ name: CampaignName });
export type CreateCampaignRequest = z.infer<typeof CreateCampaignRequest>;

/** Fields left out stay as they are; null deletes a value. `emv_rates`, `required` and `creators` are replaced whole. */
export const UpdateCampaignRequest = Changes.extend({ name: CampaignName.optional() });
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

export const Campaign = z
  .object({
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
  })
  .meta({ id: "Campaign" });
export type Campaign = z.infer<typeof Campaign>;

export const ListCampaignsQuery = z.object({
  limit: wholeNumber({ min: 1, max: 100, fallback: 50 }).meta({ description: "Campaigns per page", example: 50 }),
  cursor: z.string().max(500).optional().meta({
    description: "`next_cursor` of the previous page",
    example: "WyJxS2Q3d3JzT0g0T1ZxQTFhIiwxNzY5Njc5NjAwMDAwXQ",
  }),
});
export type ListCampaignsQuery = z.infer<typeof ListCampaignsQuery>;

export const CampaignPage = z.object({ campaigns: z.array(Campaign), next_cursor: z.string().nullable() });
export type CampaignPage = z.infer<typeof CampaignPage>;

const VideoIds = z
  .array(z.string().max(64), kind('Must be a list, for example ["cm5abc123def"]'))
  .max(MAX_PER_CALL, `At most ${MAX_PER_CALL} videos per request`);
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
