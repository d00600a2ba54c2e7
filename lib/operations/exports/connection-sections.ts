import { and, asc, eq, type InferSelectModel } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { connectedAccounts, ownAudiences, ownFigures } from "@/db/schema";
import { rowsAfter } from "@/lib/core/keyset";
import { pagesOf, rowsOf, section } from "./section";

/** A table of what owners shared, by account and day. */
type DayTable = PgTable & { accountId: AnyPgColumn; day: AnyPgColumn };

/** Returns a reader of what owners shared with an organization, and the public IDs of their accounts. */
const daysOf = <T extends DayTable>(table: T) =>
  pagesOf(
    async ({ db, organization }, position, limit) => {
      const { accountId, day } = table;
      const [account = 0, last = "0001-01-01"] = position ?? [];
      const rows = await db
        .select({ row: table as DayTable, account: connectedAccounts.publicId })
        .from(table as DayTable)
        .innerJoin(connectedAccounts, eq(connectedAccounts.id, accountId))
        .where(
          and(
            eq(connectedAccounts.organizationId, organization.id),
            rowsAfter([accountId, day], [Number(account), String(last)], "asc"),
          ),
        )
        .orderBy(asc(accountId), asc(day))
        .limit(limit);
      // Drizzle doesn't infer the rows of a table that is a type parameter.
      return rows as { row: InferSelectModel<T> & { accountId: number; day: string }; account: string }[];
    },
    ({ row }) => [row.accountId, row.day],
  );

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
  section("own-figures", daysOf(ownFigures), {
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
  }),
  section("own-audiences", daysOf(ownAudiences), {
    account: ({ account }) => account,
    from_day: ({ row }) => row.fromDay,
    day: ({ row }) => row.day,
    audience: ({ row }) => row.audience as object,
  }),
];
