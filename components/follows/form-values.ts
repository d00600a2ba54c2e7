import { z } from "zod";
import { textOf, wordsOf } from "@/lib/insight/follows/form-rules";
import { CreateFollowRequest, type Follow, type UpdateFollowRequest } from "@/lib/insight/follows/schemas";
import { PLATFORMS } from "@/lib/platforms/name-rules";

const { shape } = CreateFollowRequest;
const Words = z.string().superRefine((text, issues) => {
  const { error } = shape.include.safeParse(wordsOf(text));
  const [issue] = error?.issues ?? [];
  if (issue) issues.addIssue({ code: "custom", message: issue.message });
});

/** What the form of a follow holds; words are typed, separated by commas. The channel is typed if none is chosen. */
export const FollowValues = z.object({
  platform: z.enum(PLATFORMS),
  username: z.string().max(200, "At most 200 characters"),
  back_posts: shape.back_posts.unwrap(),
  include: Words,
  exclude: Words,
  min_seconds: shape.min_seconds.unwrap(),
  days_per_post: shape.days_per_post,
  labels: z.array(z.string()).max(20, "At most 20 labels"),
  campaign: z.string().nullable(),
  max_per_day: shape.max_per_day.unwrap(),
  monthly_ceiling_usd: shape.monthly_ceiling_usd.unwrap(),
  competitor: z.boolean(),
});
export type FollowValues = z.infer<typeof FollowValues>;

export const NEW_FOLLOW: FollowValues = {
  platform: "tiktok",
  username: "",
  back_posts: 0,
  include: "",
  exclude: "",
  min_seconds: null,
  days_per_post: 7,
  labels: [],
  campaign: null,
  max_per_day: null,
  monthly_ceiling_usd: null,
  competitor: false,
};

/** Returns the form's values for an existing follow. */
export const valuesOf = (follow: Follow): FollowValues => ({
  platform: follow.platform,
  username: follow.username,
  back_posts: follow.back_posts,
  include: textOf(follow.include),
  exclude: textOf(follow.exclude),
  min_seconds: follow.min_seconds,
  days_per_post: follow.days_per_post,
  labels: follow.labels,
  campaign: follow.campaign,
  max_per_day: follow.max_per_day,
  monthly_ceiling_usd: follow.monthly_ceiling_usd,
  competitor: follow.competitor,
});

/** Returns the request that changes a follow to the form's values. */
export const changeOf = ({ back_posts: _, platform: __, username: ___, ...values }: FollowValues) =>
  ({ ...values, include: wordsOf(values.include), exclude: wordsOf(values.exclude) }) satisfies UpdateFollowRequest;
