import { and, asc, eq } from "drizzle-orm";
import {
  audienceImports,
  channels,
  connectedAccounts,
  ownFigures,
  savedChannels,
  socialAccountCounts,
  socialAccounts,
} from "@/db/schema";
import { rowsAfter } from "@/lib/core/keyset";
import { afterId, pagesOf, rowsOf, section } from "./section";

/** An import can have thousands of values. */
const IMPORTS_AT_ONCE = 20;

/** Saved channels with their imports, and the organization's own accounts. */
export const CHANNEL_SECTIONS = [
  section(
    "channels",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select({ saved: savedChannels, channel: channels })
          .from(savedChannels)
          .innerJoin(channels, eq(channels.id, savedChannels.channelId))
          .where(and(eq(savedChannels.organizationId, organization.id), afterId(savedChannels.channelId, position)))
          .orderBy(asc(savedChannels.channelId))
          .limit(limit),
      ({ saved }) => [saved.channelId],
    ),
    {
      id: ({ channel }) => channel.uuid,
      platform: ({ channel }) => channel.platform,
      external_id: ({ channel }) => channel.externalId,
      username: ({ channel }) => channel.username,
      name: ({ channel }) => channel.name,
      saved_at: ({ saved }) => saved.savedAt,
    },
  ),
  section(
    "audience-imports",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select({ row: audienceImports, channel: channels.uuid })
          .from(audienceImports)
          .innerJoin(channels, eq(channels.id, audienceImports.channelId))
          .where(and(eq(audienceImports.organizationId, organization.id), afterId(audienceImports.channelId, position)))
          .orderBy(asc(audienceImports.channelId))
          .limit(limit),
      ({ row }) => [row.channelId],
      IMPORTS_AT_ONCE,
    ),
    {
      channel: ({ channel }) => channel,
      imported_at: ({ row }) => row.importedAt,
      audience: ({ row }) => row.audience as object,
    },
  ),
  section("social-accounts", rowsOf(socialAccounts), {
    id: ({ publicId }) => publicId,
    platform: ({ type }) => type,
    username: ({ username }) => username,
    followers: ({ current }) => current,
    removed: ({ isRemoved }) => isRemoved,
    updated_at: ({ lastSyncedAt }) => lastSyncedAt,
    created_at: ({ createdAt }) => createdAt,
  }),
  section(
    "social-account-followers",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const { accountId, readAt } = socialAccountCounts;
        const [account = 0, at = 0] = position ?? [];
        return db
          .select({ row: socialAccountCounts, account: socialAccounts.publicId })
          .from(socialAccountCounts)
          .innerJoin(socialAccounts, eq(socialAccounts.id, accountId))
          .where(
            and(
              eq(socialAccounts.organizationId, organization.id),
              rowsAfter([accountId, readAt], [Number(account), new Date(at)], "asc"),
            ),
          )
          .orderBy(asc(accountId), asc(readAt))
          .limit(limit);
      },
      ({ row }) => [row.accountId, row.readAt.toISOString()],
    ),
    {
      account: ({ account }) => account,
      at: ({ row }) => row.readAt,
      followers: ({ row }) => row.subscribers,
    },
  ),
  section("connected-accounts", rowsOf(connectedAccounts), {
    id: ({ publicId }) => publicId,
    platform: ({ platform }) => platform,
    username: ({ username }) => username,
    status: ({ status }) => status,
    connected_at: ({ connectedAt }) => connectedAt,
    disconnected_at: ({ disconnectedAt }) => disconnectedAt,
  }),
  section(
    "own-figures",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const { accountId, day } = ownFigures;
        const [account = 0, last = "0001-01-01"] = position ?? [];
        return db
          .select({ row: ownFigures, account: connectedAccounts.publicId })
          .from(ownFigures)
          .innerJoin(connectedAccounts, eq(connectedAccounts.id, accountId))
          .where(
            and(
              eq(connectedAccounts.organizationId, organization.id),
              rowsAfter([accountId, day], [Number(account), String(last)], "asc"),
            ),
          )
          .orderBy(asc(accountId), asc(day))
          .limit(limit);
      },
      ({ row }) => [row.accountId, row.day],
    ),
    {
      account: ({ account }) => account,
      day: ({ row }) => row.day,
      views: ({ row }) => row.views,
      engaged_views: ({ row }) => row.engagedViews,
      watch_minutes: ({ row }) => row.watchMinutes,
      reach: ({ row }) => row.reach,
      likes: ({ row }) => row.likes,
      comments: ({ row }) => row.comments,
      shares: ({ row }) => row.shares,
      saves: ({ row }) => row.saves,
      followers_gained: ({ row }) => row.followersGained,
      followers_lost: ({ row }) => row.followersLost,
    },
  ),
];
