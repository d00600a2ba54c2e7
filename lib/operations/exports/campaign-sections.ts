import { and, asc, eq } from "drizzle-orm";
import { campaignCreators, campaigns, channels, labels } from "@/db/schema";
import { toUsd, toUsdOrNull } from "@/lib/billing/rules";
import { rowsAfter } from "@/lib/core/keyset";
import { pagesOf, rowsOf, section } from "./section";

/** What videos are grouped by. */
export const CAMPAIGN_SECTIONS = [
  section("labels", rowsOf(labels), {
    id: ({ publicId }) => publicId,
    name: ({ name }) => name,
    videos: ({ videos }) => videos,
    created_at: ({ createdAt }) => createdAt,
  }),
  section("campaigns", rowsOf(campaigns), {
    id: ({ publicId }) => publicId,
    name: ({ name }) => name,
    brief: ({ brief }) => brief,
    starts_at: ({ startsAt }) => startsAt,
    ends_at: ({ endsAt }) => endsAt,
    budget_usd: ({ budget }) => toUsdOrNull(budget),
    goal_metric: ({ goalMetric }) => goalMetric,
    goal_value: ({ goalValue }) => goalValue,
    goal_reached_at: ({ goalReachedAt }) => goalReachedAt,
    emv_usd_per_1000_views: ({ emvRates }) =>
      Object.fromEntries(Object.entries(emvRates).map(([platform, rate]) => [platform, toUsd(BigInt(rate))])),
    required: ({ required }) => required,
    videos: ({ videos }) => videos,
    created_at: ({ createdAt }) => createdAt,
  }),
  section(
    "campaign-creators",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const { campaignId, channelId } = campaignCreators;
        const [campaign = 0, channel = 0] = position ?? [];
        return db
          .select({
            creator: campaignCreators,
            campaign: { publicId: campaigns.publicId, name: campaigns.name },
            channel: { uuid: channels.uuid, platform: channels.platform, username: channels.username },
          })
          .from(campaignCreators)
          .innerJoin(campaigns, eq(campaigns.id, campaignId))
          .innerJoin(channels, eq(channels.id, channelId))
          .where(
            and(
              eq(campaigns.organizationId, organization.id),
              rowsAfter([campaignId, channelId], [Number(campaign), Number(channel)], "asc"),
            ),
          )
          .orderBy(asc(campaignId), asc(channelId))
          .limit(limit);
      },
      ({ creator }) => [creator.campaignId, creator.channelId],
    ),
    {
      campaign: ({ campaign }) => campaign.publicId,
      campaign_name: ({ campaign }) => campaign.name,
      channel: ({ channel }) => channel.uuid,
      platform: ({ channel }) => channel.platform,
      username: ({ channel }) => channel.username,
      fee_usd: ({ creator }) => toUsdOrNull(creator.fee),
      usd_per_1000_views: ({ creator }) => toUsdOrNull(creator.rate),
    },
  ),
];
