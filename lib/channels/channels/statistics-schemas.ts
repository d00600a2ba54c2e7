import { z } from "zod";
import { EngagementBasis } from "./dashboard-schemas";

/** The response of the dashboard's own route about a channel's statistics. */

/** When posts were published, first and last, and when their figures were last updated; null without posts. */
const PostDates = {
  published_from: z.iso.datetime().nullable(),
  published_to: z.iso.datetime().nullable(),
  read_at: z.iso.datetime().nullable(),
};

/** Of the newest 30 stored posts, and of channels of about the same size; `posts` and `peers` are how many count. */
export const ChannelStatistics = z.object({
  engagement: z.object({
    basis: EngagementBasis,
    posts: z.int(),
    /** null with fewer than five posts; then there are no bins. */
    median: z.number().nullable(),
    /** In percent; `to` is excluded, and null if the last bin is open. */
    bins: z.array(z.object({ from: z.number(), to: z.number().nullable(), posts: z.int() })),
    ...PostDates,
  }),
  reach: z.object({
    posts: z.int(),
    /** null with fewer than five posts, as is the reach. */
    median_views: z.int().nullable(),
    reach: z.int().nullable(),
    /** Of the followers. */
    percent: z.number().nullable(),
    ...PostDates,
  }),
  /** null without a follower count from 30 days ago. */
  growth: z
    .object({
      /** The channel's own, in 30 days. */
      percent: z.number(),
      peers: z.int(),
      /** null with fewer than 20 peers, as is the percentile. */
      median: z.number().nullable(),
      /** Percentage of peers that grew less. */
      percentile: z.number().nullable(),
      followers_from: z.int(),
      followers_to: z.int(),
      read_from: z.iso.datetime().nullable(),
      read_to: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type ChannelStatistics = z.infer<typeof ChannelStatistics>;
