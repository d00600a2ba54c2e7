import { and, asc, gt, sql } from "drizzle-orm";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { deleteInRounds } from "@/lib/operations/jobs/delete-in-rounds";
import { KINDS, locked } from "@/lib/operations/retention/kinds";
import { RETENTION_COLUMNS } from "@/lib/people/organizations/retention-columns";
import type { RetentionKind } from "@/lib/people/organizations/retention-rules";

const ROWS_AT_ONCE = 2_000;
/** Organizations that a statement looks at, each by a lookup in an index. */
const ORGANIZATIONS_AT_ONCE = 500;

/** Deletes an organization's records of one kind once they are older than it keeps them, for all organizations. */
export async function pruneKind(
  ctx: Context,
  kind: RetentionKind,
  { rowsAtOnce = ROWS_AT_ONCE, organizationsAtOnce = ORGANIZATIONS_AT_ONCE } = {},
): Promise<{ pruned: number }> {
  const { find, remove } = KINDS[kind];
  const days = organizations[RETENTION_COLUMNS[kind]];
  let pruned = 0;
  for (let after = 0; ; ) {
    const page = await ctx.db
      .select({ id: organizations.id })
      .from(organizations)
      .where(gt(organizations.id, after))
      .orderBy(asc(organizations.id))
      .limit(organizationsAtOnce);
    const last = page.at(-1)?.id;
    if (last === undefined) return { pruned };
    const old = find(
      locked({
        organization: sql`${organizations.id}`,
        // 24 hours: a day of an interval depends on the session's time zone.
        before: sql`${ctx.now().toISOString()}::timestamptz - ${days} * interval '24 hours'`,
        limit: rowsAtOnce,
      }),
    );
    const statement = sql`
      with old as materialized (
        select found.id from ${organizations} cross join lateral (${old}) found
        where ${and(gt(organizations.id, after), sql`${organizations.id} <= ${last}`)} and ${days} is not null
        limit ${rowsAtOnce}
      ), ${remove}
      select count(*)::int as pruned from gone`;
    pruned += await deleteInRounds(ctx.db, statement, rowsAtOnce);
    after = last;
  }
}

/** Deletes what organizations no longer keep, except API requests, which have a job of their own. */
export async function pruneOutdated(ctx: Context, atOnce?: Parameters<typeof pruneKind>[2]) {
  const prune = async (kind: RetentionKind) => (await pruneKind(ctx, kind, atOnce)).pruned;
  return {
    deliveries: await prune("webhook_deliveries"),
    mails: await prune("emails"),
    imports: await prune("video_imports"),
    firings: await prune("alert_firings"),
  };
}
