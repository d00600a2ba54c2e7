import { z } from "zod";
import { HANDLES_PER_CHECK } from "@/lib/insight/follows/check-rules";
import { OUTCOMES } from "@/lib/insight/follows/outcome-rules";
import { CreateFollowRequest, Follow, FollowStatus } from "@/lib/insight/follows/schemas";
import { Platform } from "@/lib/platforms/schemas";

const Iso = z.iso.datetime();
const Outcome = z.enum(OUTCOMES);

/** A follow with what came of it. */
export const FollowRow = Follow.extend({
  channel_name: z.string().nullable(),
  /** Whether the channel is there: `gone` and `private` ones aren't looked up. */
  channel_state: z.enum(["ok", "gone", "private"]),
  /** Number of posts by outcome; outcomes without posts are left out. */
  outcomes: z.array(z.object({ outcome: Outcome, posts: z.int() })),
  /** Posts that wait for their start. */
  waiting: z.int(),
  /** What its starts of this UTC month committed, in dollars. */
  month_committed_usd: z.number(),
  /** null before the first lookup. */
  looked_up_at: Iso.nullable(),
  /** Outcome of the last lookup if it failed. */
  lookup_failure: z.string().nullable(),
  label_names: z.array(z.string()),
  campaign_name: z.string().nullable(),
});
export type FollowRow = z.infer<typeof FollowRow>;

export const FollowRows = z.object({
  follows: z.array(FollowRow),
  next_cursor: z.string().nullable(),
  /** All of the organization. */
  total: z.int(),
  price_per_snapshot_usd: z.number(),
});
export type FollowRows = z.infer<typeof FollowRows>;

export const FollowRowsQuery = z.object({ cursor: z.string().max(500).optional() });
export type FollowRowsQuery = z.infer<typeof FollowRowsQuery>;

export const FollowPostsQuery = z.object({ outcome: Outcome.optional(), cursor: z.string().max(500).optional() });
export type FollowPostsQuery = z.infer<typeof FollowPostsQuery>;

export const FollowPost = z.object({
  external_id: z.string(),
  title: z.string(),
  link: z.string(),
  published_at: Iso,
  /** null while it waits. */
  outcome: Outcome.nullable(),
  decided_at: Iso.nullable(),
  committed_usd: z.number().nullable(),
  /** The tracking that it started, or the one of earlier. */
  video_id: z.string().nullable(),
});
export type FollowPost = z.infer<typeof FollowPost>;

export const FollowPosts = z.object({ posts: z.array(FollowPost), next_cursor: z.string().nullable() });
export type FollowPosts = z.infer<typeof FollowPosts>;

/** Whether the organization follows a channel, for its page. */
export const ChannelFollow = z.object({
  follow: z.object({ id: z.string(), status: FollowStatus }).nullable(),
  price_per_snapshot_usd: z.number(),
});
export type ChannelFollow = z.infer<typeof ChannelFollow>;

export const Handle = z.object({ platform: Platform, username: z.string().min(1).max(200) });
export const CheckHandlesRequest = z.object({ handles: z.array(Handle).min(1).max(HANDLES_PER_CHECK) });
export type CheckHandlesRequest = z.infer<typeof CheckHandlesRequest>;

export const HandleVerdict = z.enum(["new", "followed", "private", "unavailable", "unanswered"]);
export type HandleVerdict = z.infer<typeof HandleVerdict>;
export const CheckedHandles = z.object({
  /** In the order of the request. */
  handles: z.array(z.object({ verdict: HandleVerdict, channel_id: z.guid().nullable(), name: z.string().nullable() })),
});
export type CheckedHandles = z.infer<typeof CheckedHandles>;

export const CreateFollowsRequest = CreateFollowRequest.omit({
  channel_id: true,
  platform: true,
  username: true,
}).extend({
  channel_ids: z.array(z.guid()).min(1).max(500),
});
export type CreateFollowsRequest = z.infer<typeof CreateFollowsRequest>;

export const CreatedFollows = z.object({ created: z.int(), followed: z.int() });
export type CreatedFollows = z.infer<typeof CreatedFollows>;
