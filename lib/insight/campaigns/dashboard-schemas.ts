import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/zone-rules";
import { POST_LISTS } from "@/lib/insight/campaigns/choice-rules";
import { Campaign } from "@/lib/insight/campaigns/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";

/** What the campaign's page shows beyond the object of the REST API. */

const Iso = z.iso.datetime();
/** null: unknown. */
const Figure = z.number().nullable();

const figures = {
  videos: z.int(),
  views: Figure,
  engagements: Figure,
  spend_usd: Figure,
  cpm_usd: Figure,
  emv_usd: Figure,
};

/** A creator of the campaign's videos, or one who is named in its terms and has none yet. */
export const CampaignLeader = z.object({
  platform: Platform,
  /** Name, or username of the channel; null if unknown. */
  creator: z.string().nullable(),
  channel_id: z.guid().nullable(),
  /** Whether the campaign's terms name the creator. */
  is_named: z.boolean(),
  fee_usd: Figure,
  rate_usd_per_1000_views: Figure,
  ...figures,
});
export type CampaignLeader = z.infer<typeof CampaignLeader>;

export const PlatformShare = z.object({ platform: Platform, ...figures });
export type PlatformShare = z.infer<typeof PlatformShare>;

export const CampaignOverview = z.object({
  campaign: Campaign,
  /** null while the goal isn't reached. */
  goal_reached_at: Iso.nullable(),
  /** Of the newest snapshot of any of its videos. */
  latest_at: Iso.nullable(),
  /** Most views first. */
  leaders: z.array(CampaignLeader),
  platforms: z.array(PlatformShare),
});
export type CampaignOverview = z.infer<typeof CampaignOverview>;

export const CampaignSeriesPoint = z.object({
  /** Start of the hour or day (UTC). */
  at: Iso,
  /** Still in progress. */
  is_open: z.boolean(),
  /** Stored in it; with 0, what was gained is unknown. */
  snapshots: z.int(),
  /** Totals of all videos at its end; null before the first figure. */
  views: Figure,
  engagements: Figure,
  /** What its snapshots gained against each video's last figures; null without any. A first figure is no gain. */
  views_gained: Figure,
  engagements_gained: Figure,
});
export type CampaignSeriesPoint = z.infer<typeof CampaignSeriesPoint>;

export const CampaignSeries = z.object({
  step: z.enum(["hour", "day"]),
  points: z.array(CampaignSeriesPoint),
});
export type CampaignSeries = z.infer<typeof CampaignSeries>;

export const CampaignPostsQuery = z.object({
  list: z.enum(POST_LISTS).default("all"),
  page: wholeNumber({ min: 1, max: 10_000, fallback: 1 }),
  per_page: wholeNumber({ min: 1, max: 100, fallback: 25 }),
});
export type CampaignPostsQuery = z.infer<typeof CampaignPostsQuery>;

export const Shortfall = z.object({
  /** Required tags and mentions that the caption doesn't have. */
  missing: z.array(z.string()),
  /** The platform says that the post isn't marked as a paid partnership. */
  lacks_disclosure: z.boolean(),
  /** No caption is stored, so its tags can't be checked. */
  lacks_caption: z.boolean(),
});
export type Shortfall = z.infer<typeof Shortfall>;

export const CampaignPost = VideoRow.pick({
  id: true,
  platform: true,
  title: true,
  creator: true,
  video_link: true,
  status: true,
  status_reason: true,
  latest_at: true,
}).extend({
  views: Figure,
  engagements: Figure,
  cost_usd: Figure,
  /** null: it lacks nothing. */
  shortfall: Shortfall.nullable(),
});
export type CampaignPost = z.infer<typeof CampaignPost>;

export const CampaignPosts = z.object({
  posts: z.array(CampaignPost),
  /** Of the chosen list. */
  total: z.int(),
  /** Posts that lack something, of those that were checked. */
  lacking: z.int(),
  /** At most 2,000 posts are checked: the ones with the most views. */
  checked: z.int(),
  page: z.int(),
  per_page: z.int(),
});
export type CampaignPosts = z.infer<typeof CampaignPosts>;

export const CampaignExportQuery = z.object({
  /** IANA name of the zone for times. */
  zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type CampaignExportQuery = z.infer<typeof CampaignExportQuery>;
