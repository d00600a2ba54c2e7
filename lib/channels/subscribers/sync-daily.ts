import { and, asc, eq, isNull } from "drizzle-orm";
import pMap from "p-map";
import { organizations, socialAccounts } from "@/db/schema";
import { syncOrganization } from "@/lib/channels/subscribers/sync-organization";
import type { Context } from "@/lib/core/context";

const ORGANIZATIONS_AT_ONCE = 4;

/**
 * The sync of every organization that has accounts and is neither suspended nor closed. Run again within the hour it asks only for
 * what failed.
 * @returns accounts that were read (also within the last hour), and accounts that gave no count
 */
export async function syncDueAccounts(ctx: Context): Promise<{ synced: number; failed: number }> {
  const due = await ctx.db
    .selectDistinct({ id: socialAccounts.organizationId })
    .from(socialAccounts)
    .innerJoin(organizations, eq(organizations.id, socialAccounts.organizationId))
    .where(and(eq(socialAccounts.isRemoved, false), isNull(organizations.suspendedAt), isNull(organizations.closedAt)))
    .orderBy(asc(socialAccounts.organizationId));
  const counts = await pMap(due, ({ id }) => syncOrganization(ctx, id), {
    concurrency: ORGANIZATIONS_AT_ONCE,
    // One that fails keeps nobody from being read; the job fails at the end.
    stopOnError: false,
  });
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const synced = sum(counts.map(({ answered }) => answered));
  return { synced, failed: sum(counts.map(({ configured }) => configured)) - synced };
}
