import { z } from "zod";
import {
  Campaign,
  CampaignPage,
  CampaignVideosRequest,
  CreateCampaignRequest,
  ListCampaignsQuery,
  MAX_CREATORS,
  UpdateCampaignRequest,
} from "@/lib/insight/campaigns/schemas";
import { defineOperation } from "@/rest/operation";
import { EXAMPLE_ID } from "@/rest/operations/parts";

const CampaignId = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/)
    .meta({ description: "The campaign's `id`", example: "cm7campaign123" }),
});

const creators = [{ channel_id: EXAMPLE_ID, fee_usd: 500, rate_usd_per_1000_views: null }];
const terms = {
  starts_at: "2026-09-01T00:00:00.000Z",
  ends_at: "2026-10-01T00:00:00.000Z",
  budget_usd: 5_000,
  goal_metric: "views",
  goal_value: 1_000_000,
  emv_rates: { tiktok: 12.5, youtube: 20, instagram: 15, twitter: 8 },
  required: ["#ad", "@brand"],
  brief: "Show the jacket outdoors.",
} as const;
const request = { ...terms, required: [...terms.required] };

const campaign: z.input<typeof Campaign> = {
  id: "cm7campaign123",
  name: "Autumn launch",
  ...request,
  status: "running",
  created_at: "2026-08-20T09:30:00.000Z",
  creators,
  progress: {
    videos: 12,
    views: 640_000,
    engagements: 41_200,
    spend_usd: 2_350,
    tracking_cost_usd: 43.2,
    cpm_usd: 3.671875,
    cost_per_engagement_usd: 0.057039,
    emv_usd: 9_125,
    goal_share: 0.64,
    time_share: 0.5,
  },
};

const { shape } = UpdateCampaignRequest;
const described = <S extends z.ZodType>(schema: S, description: string, example?: unknown): S =>
  schema.meta({ description, ...(example === undefined ? {} : { example }) });
const fields = {
  starts_at: described(shape.starts_at, "Start of the campaign: a date and time with its offset, or null"),
  ends_at: described(shape.ends_at, "End of the campaign, later than `starts_at`, or null"),
  budget_usd: described(shape.budget_usd, "Budget with at most two decimals, or null"),
  goal_metric: described(shape.goal_metric, "Metric of the goal, together with `goal_value`, or null"),
  goal_value: described(shape.goal_value, "Number to reach, from 1 to 1,000,000,000,000, or null"),
  emv_rates: described(shape.emv_rates, "US dollars per 1,000 views by platform, with at most four decimals"),
  required: described(shape.required, "At most 20 hashtags and mentions that every post needs"),
  brief: described(shape.brief, "Brief for the creators, at most 5,000 characters, or null"),
  creators: described(
    shape.creators,
    `At most ${MAX_CREATORS} creators: \`channel_id\`, \`fee_usd\` and \`rate_usd_per_1000_views\``,
    creators,
  ),
};
const NAME = "Name, unique in your organization regardless of case, at most 60 characters";
const CreateBody = CreateCampaignRequest.extend({
  name: described(CreateCampaignRequest.shape.name, NAME),
  ...fields,
});
const UpdateBody = UpdateCampaignRequest.extend({ name: described(shape.name, NAME, "Autumn launch"), ...fields });
const VideosBody = CampaignVideosRequest.extend({
  add: described(CampaignVideosRequest.shape.add, "IDs of videos to add, at most 500"),
  remove: described(CampaignVideosRequest.shape.remove, "IDs of videos to remove, at most 500", ["cm5def456abc"]),
});

const common = { dialect: "A", tag: "Campaigns" } as const;
const one = { ...common, answer: Campaign, answerName: "Campaign", example: campaign, notFound: "Campaign not found" };

export const createCampaignOperation = defineOperation({
  ...one,
  id: "createCampaign",
  method: "POST",
  path: "/campaigns",
  role: "campaigns:write",
  summary: "Create a campaign",
  description:
    "Only `name` is required. A campaign is a draft before `starts_at` and ended from `ends_at` on; otherwise it is running. A name that is already taken returns 409.",
  request: { body: CreateBody },
  bodyExample: { name: "Autumn launch", ...request },
  status: 201,
  refusals: ["conflict"],
  idempotent: true,
});

export const listCampaignsOperation = defineOperation({
  ...common,
  id: "listCampaigns",
  method: "GET",
  path: "/campaigns",
  role: "campaigns:read",
  summary: "List campaigns",
  description: "Returns the newest campaigns first. To get the next page, send `next_cursor` as `cursor`.",
  request: { query: ListCampaignsQuery },
  answer: CampaignPage,
  answerName: "CampaignPage",
  example: { campaigns: [campaign], next_cursor: null },
});

export const getCampaignOperation = defineOperation({
  ...one,
  id: "getCampaign",
  method: "GET",
  path: "/campaigns/{id}",
  role: "campaigns:read",
  summary: "Get a campaign with its progress",
  description:
    "Returns the campaign with its creators and progress. Progress is computed from the latest snapshots; an unknown value is null, never 0.",
  request: { params: CampaignId },
});

export const updateCampaignOperation = defineOperation({
  ...one,
  id: "updateCampaign",
  method: "PATCH",
  path: "/campaigns/{id}",
  role: "campaigns:write",
  summary: "Update a campaign",
  description:
    "Fields that you leave out don't change; null deletes a value. `emv_rates`, `required` and `creators` are replaced as a whole. After you change the goal, `campaign.goal_reached` can be sent again. A name that is already taken returns 409.",
  request: { params: CampaignId, body: UpdateBody },
  bodyExample: request,
  refusals: ["conflict"],
});

export const deleteCampaignOperation = defineOperation({
  ...common,
  id: "deleteCampaign",
  method: "DELETE",
  path: "/campaigns/{id}",
  role: "campaigns:write",
  summary: "Delete a campaign",
  description: "Deletes the campaign and keeps its videos.",
  request: { params: CampaignId },
  answer: z.null(),
  answerName: "Nothing",
  example: null,
  status: 204,
  notFound: "Campaign not found",
});

export const setCampaignVideosOperation = defineOperation({
  ...one,
  id: "setCampaignVideos",
  method: "POST",
  path: "/campaigns/{id}/videos",
  role: "campaigns:write",
  summary: "Assign videos to a campaign",
  description:
    "Adds videos and removes others, by `id` or `video_uuid`. A video belongs to one campaign at most, so adding it removes it from any other. A video that doesn't exist returns 404, and nothing changes.",
  request: { params: CampaignId, body: VideosBody },
  bodyExample: { add: ["cm5abc123def"] },
  idempotent: true,
});
