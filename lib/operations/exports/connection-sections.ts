import { and, asc, eq } from "drizzle-orm";
import { connectedAccounts, ownAudiences, ownFigures } from "@/db/schema";
import { rowsAfter } from "@/lib/core/keyset";
import { pagesOf, rowsOf, section } from "./section";

/** Connected accounts, and what their owners shared. */
export const CONNECTION_SECTIONS = [
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
  section(
    "own-audiences",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const { accountId, day } = ownAudiences;
        const [account = 0, last = "0001-01-01"] = position ?? [];
        return db
          .select({ row: ownAudiences, account: connectedAccounts.publicId })
          .from(ownAudiences)
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
      from_day: ({ row }) => row.fromDay,
      day: ({ row }) => row.day,
      audience: ({ row }) => row.audience as object,
    },
  ),
];
