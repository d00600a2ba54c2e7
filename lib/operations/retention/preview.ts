import { sql } from "drizzle-orm";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { nextRunOf } from "@/lib/operations/jobs/next-run";
import { KINDS, unlocked } from "@/lib/operations/retention/kinds";
import type { RetentionPreview, RetentionPreviewQuery } from "@/lib/operations/retention/schemas";
import { retentionOf } from "@/lib/people/organizations/retention-columns";
import { isShorter, RETENTION_KINDS, type RetentionKind } from "@/lib/people/organizations/retention-rules";

/** The most that are counted, so that the cost doesn't grow with the log. */
const MAX_COUNT = 100_000;

/** Returns what the next run of the daily jobs deletes with shorter periods, and when. Longer periods delete nothing. */
export async function previewRetention(
  ctx: OrganizationContext,
  chosen: RetentionPreviewQuery,
): Promise<RetentionPreview> {
  assertRight(ctx.actor, "organization:own");
  const current = retentionOf(ctx.organization);
  const deletions: RetentionPreview["deletions"] = [];
  for (const kind of RETENTION_KINDS) {
    const days = chosen[kind];
    if (days !== undefined && isShorter(days, current[kind])) deletions.push(await previewKind(ctx, kind, days));
  }
  return { deletions };
}

async function previewKind({ db, now, organization }: OrganizationContext, kind: RetentionKind, days: number) {
  const { find, job } = KINDS[kind];
  const deletedAt = nextRunOf(job, now());
  const before = new Date(deletedAt.getTime() - days * DAY_MS).toISOString();
  const found = find(
    unlocked({
      organization: sql`${organization.id}`,
      before: sql`${before}::timestamptz`,
      limit: MAX_COUNT + 1,
    }),
  );
  const [row] = await db.execute<{ count: number; oldest: string | null }>(sql`
    select count(*)::int as count, to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as oldest
    from (${found}) found`);
  const count = row?.count ?? 0;
  return {
    kind,
    count: Math.min(count, MAX_COUNT),
    has_more: count > MAX_COUNT,
    oldest_at: row?.oldest ?? null,
    before,
    deleted_at: deletedAt.toISOString(),
  };
}
