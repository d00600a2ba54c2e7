import { z } from "zod";
import {
  CreateFollowRequest,
  Follow,
  FollowPage,
  ListFollowsQuery,
  UpdateFollowRequest,
} from "@/lib/insight/follows/schemas";
import { defineOperation } from "@/rest/operation";
import { EXAMPLE_ID } from "@/rest/operations/parts";

const FollowId = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,64}$/)
    .meta({ description: "The follow's `id`", example: "cm9follow123" }),
});

const terms = {
  include: ["launch"],
  exclude: ["giveaway"],
  min_seconds: 15,
  days_per_post: 7,
  max_per_day: 5,
  monthly_ceiling_usd: 250,
  competitor: false,
};

const follow: z.input<typeof Follow> = {
  id: "cm9follow123",
  channel_id: EXAMPLE_ID,
  platform: "tiktok",
  username: "creator",
  back_posts: 10,
  ...terms,
  labels: ["cm8label456"],
  campaign: "cm7campaign123",
  status: "active",
  created_at: "2026-08-20T09:30:00.000Z",
};

const { shape } = UpdateFollowRequest;
const described = <S extends z.ZodType>(schema: S, description: string, example?: unknown): S =>
  schema.meta({ description, ...(example === undefined ? {} : { example }) });
const fields = {
  include: described(
    shape.include,
    "At most 20 words or phrases. A post needs at least one of them; if the list is empty, every post passes",
    ["launch"],
  ),
  exclude: described(shape.exclude, "At most 20 words or phrases. A post with any of them isn't started", ["giveaway"]),
  min_seconds: described(shape.min_seconds, "Shortest length in seconds, from 1 to 86,400, or null", 15),
  labels: described(shape.labels, "IDs of at most 20 labels that the videos get", ["cm8label456"]),
  campaign: described(shape.campaign, "ID of the campaign that the videos join, or null", "cm7campaign123"),
  max_per_day: described(shape.max_per_day, "Maximum number of posts started per day (UTC), from 1 to 500, or null", 5),
  monthly_ceiling_usd: described(
    shape.monthly_ceiling_usd,
    "Maximum cost of the posts started in a calendar month (UTC), in US dollars, or null",
    250,
  ),
  competitor: described(shape.competitor, "Whether the creator is a competitor", false),
};
const DAYS = "Number of days that each post is tracked, from 1 to 30";
const created = CreateFollowRequest.shape;
const CreateBody = CreateFollowRequest.extend({
  channel_id: described(
    created.channel_id,
    "The channel's `id`. Send either this, or `platform` and `username`",
    EXAMPLE_ID,
  ),
  platform: described(created.platform, "Platform of the channel, with `username`", "tiktok"),
  username: described(created.username, "Username of the channel, with or without @", "creator"),
  back_posts: described(
    created.back_posts,
    "Number of existing posts, newest first, to track as well, from 0 to 500. 0 by default",
    10,
  ),
  ...fields,
  days_per_post: described(created.days_per_post, DAYS, 7),
  confirm_price_usd: described(
    created.confirm_price_usd,
    "Price of more than 50 `back_posts`, as stated in the 409 response",
    504,
  ),
});
const UpdateBody = UpdateFollowRequest.extend({
  ...fields,
  days_per_post: described(shape.days_per_post, DAYS, 7),
  status: described(shape.status, "`paused` stops starting posts, `active` resumes"),
});

const common = { dialect: "A", tag: "Follows" } as const;
const one = { ...common, answer: Follow, answerName: "Follow", example: follow, notFound: "Follow not found" };

export const createFollowOperation = defineOperation({
  ...one,
  id: "createFollow",
  method: "POST",
  path: "/follows",
  role: "follows:write",
  summary: "Create a follow",
  description:
    "Tracks the channel's new posts from now on. `days_per_post` and the channel are required. A channel that you already follow returns 409, and so do more than 50 `back_posts` without a confirmed price: the message states the amount to send as `confirm_price_usd`.",
  request: { body: CreateBody },
  bodyExample: { channel_id: EXAMPLE_ID, back_posts: 10, ...terms },
  status: 201,
  notFound: "Channel not found",
  refusals: ["conflict", "not_found", "platform_failed"],
  idempotent: true,
});

export const listFollowsOperation = defineOperation({
  ...common,
  id: "listFollows",
  method: "GET",
  path: "/follows",
  role: "follows:read",
  summary: "List follows",
  description: "Returns the newest follows first. To get the next page, send `next_cursor` as `cursor`.",
  request: { query: ListFollowsQuery },
  answer: FollowPage,
  answerName: "FollowPage",
  example: { follows: [follow], next_cursor: null },
});

export const getFollowOperation = defineOperation({
  ...one,
  id: "getFollow",
  method: "GET",
  path: "/follows/{id}",
  role: "follows:read",
  summary: "Get a follow",
  description: "Returns the follow. Its `username` is the channel's current one.",
  request: { params: FollowId },
});

export const updateFollowOperation = defineOperation({
  ...one,
  id: "updateFollow",
  method: "PATCH",
  path: "/follows/{id}",
  role: "follows:write",
  summary: "Update a follow",
  description:
    "Fields that you leave out don't change; null deletes a value. Lists are replaced as a whole. Changes apply to posts without an outcome. A resumed follow starts posts that are published from then on.",
  request: { params: FollowId, body: UpdateBody },
  bodyExample: { status: "paused" },
});

export const deleteFollowOperation = defineOperation({
  ...common,
  id: "deleteFollow",
  method: "DELETE",
  path: "/follows/{id}",
  role: "follows:write",
  summary: "Delete a follow",
  description: "Deletes the follow with the log of its posts, and keeps the videos that it started.",
  request: { params: FollowId },
  answer: z.null(),
  answerName: "Nothing",
  example: null,
  status: 204,
  notFound: "Follow not found",
});
