import { index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { channels } from "@/db/schema/channels";
import { micros, ref } from "@/db/schema/columns";
import { campaigns } from "@/db/schema/videos";

/** Creators that take part in a campaign, and what they are paid. */
export const campaignCreators = pgTable(
  "campaign_creators",
  {
    campaignId: ref("campaign_id")
      .notNull()
      .references(() => campaigns.id, { onDelete: "cascade" }),
    channelId: ref("channel_id")
      .notNull()
      .references(() => channels.id),
    /** For the whole campaign, in micro-dollars; null if not entered. */
    fee: micros("fee"),
    /** Per 1,000 views of the creator's videos in the campaign, in micro-dollars; null if not entered. */
    rate: micros("rate"),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.channelId] }), index("campaign_creators_channel").on(t.channelId)],
);
