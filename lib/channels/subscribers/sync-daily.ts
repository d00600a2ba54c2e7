import { and, asc, eq, isNull } from "drizzle-orm";
import pMap from "p-map";
import { organizations, socialAccounts } from "@/db/schema";
import { syncOrganization } from "@/lib/channels/subscribers/sync-organization";
import type { Context } from "@/lib/core/context";

const ORGANIZATION_CONCURRENCY = 4;

/**
 * Syncs every organization that has accounts and is neither suspended nor closed. A rerun within the hour retries only
 * what failed.
 * @returns accounts with a count (also from within the last hour), and accounts without one
 */
export async function syncDueAccounts(ctx: Context): Promise<{ synced: number; failed: number }> {
  const due = await ctx.db
    .selectDistinct({ id: socialAccounts.organizationId })
    .from(socialAccounts)
    .innerJoin(organizations, eq(organizations.id, socialAccounts.organizationId))
    .where(and(eq(socialAccounts.isRemoved, false), isNull(organizations.suspendedAt), isNull(organizations.closedAt)))
    .orderBy(asc(socialAccounts.organizationId));
  const counts = await pMap(due, ({ id }) => syncOrganization(ctx, id), {
    concurrency: ORGANIZATION_CONCURRENCY,
    // One failure doesn't block the others; the job fails at the end.
    stopOnError: false,
  });
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const synced = sum(counts.map(({ answered }) => answered));
  return { synced, failed: sum(counts.map(({ configured }) => configured)) - synced };
}
