import { and, asc, eq } from "drizzle-orm";
import {
  audienceImportMonths,
  audienceImports,
  channels,
  savedChannels,
  socialAccountCounts,
  socialAccounts,
} from "@/db/schema";
import { rowsAfter } from "@/lib/core/keyset";
import { afterId, pagesOf, rowsOf, section } from "./section";

/** An import can have thousands of values. */
const IMPORTS_AT_ONCE = 20;

/** Saved channels with their imports, and the organization's social accounts. */
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
  section(
    "audience-import-months",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const { channelId, month } = audienceImportMonths;
        const [channel = 0, last = "0001-01-01"] = position ?? [];
        return db
          .select({ row: audienceImportMonths, channel: channels.uuid })
          .from(audienceImportMonths)
          .innerJoin(channels, eq(channels.id, channelId))
          .where(
            and(
              eq(audienceImportMonths.organizationId, organization.id),
              rowsAfter([channelId, month], [Number(channel), String(last)], "asc"),
            ),
          )
          .orderBy(asc(channelId), asc(month))
          .limit(limit);
      },
      ({ row }) => [row.channelId, row.month],
      IMPORTS_AT_ONCE,
    ),
    {
      channel: ({ channel }) => channel,
      month: ({ row }) => row.month.slice(0, 7),
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
];
