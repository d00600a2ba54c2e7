import { eq, sql } from "drizzle-orm";
import { trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { readHistories, type StoredSnapshot } from "@/lib/tracking/snapshots/read";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { accountOf } from "@/sandbox/accounts";
import { postsOf } from "@/sandbox/posts";
import { denySource } from "@/scripts/simulate/sandbox";

/** Begins every Instagram series, and denies every call from half time on if errors are simulated. */
const DYING = { source: "instagram-looter2", endpoints: ["/post", "/profile", "/reels", "/user-feeds"] };

export const killSource = (sandboxUrl: string, from: Date): Promise<unknown> =>
  denySource(sandboxUrl, DYING.endpoints, from);

/** The newest post of the n-th creator whose post falls into the slot, if there is one: both sources find it. */
export function listedPost(index: number, now: Date, slot: number | null): string {
  for (let number = index * 1_000; ; number++) {
    const account = accountOf("instagram", number);
    if (account.kind !== "creator") throw new Error("no creator is left");
    const [id] = postsOf("instagram", account, now.getTime(), 1).ids;
    if (id && (slot === null || slotOf("instagram", id) === slot)) return id;
  }
}

export interface SourceCounts {
  /** Series that continued with another source. */
  switched: number;
  violations: string[];
}

/**
 * Checks that each Instagram series changes its source at most once, only after the first one was retired, and that the
 * rollup has no gain across the change.
 */
export async function checkSources(ctx: Context, { isDead }: { isDead: boolean }): Promise<SourceCounts> {
  const violations: string[] = [];
  const rows = await ctx.db
    .select({ id: trackings.id, source: trackings.source })
    .from(trackings)
    .where(eq(trackings.platform, "instagram"));
  const histories = await readHistories(
    ctx.db,
    rows.map(({ id }) => id),
  );
  let switched = 0;
  let gained = 0;
  for (const { id, source } of rows) {
    const series = histories.get(id)?.series ?? [];
    const changes = series.filter(({ provider }, at) => at > 0 && provider !== series[at - 1]?.provider).length;
    if (changes > (isDead ? 1 : 0)) violations.push(`tracking ${id}: ${changes} changes of the source`);
    if (series.at(-1)?.provider !== source) violations.push(`tracking ${id}: is at ${source}, its last snapshot isn't`);
    switched += changes;
    gained += gainOf(series);
  }
  const [rollup] = await ctx.db.execute<{ views: number }>(
    sql`select coalesce(sum(views), 0)::float8 as views from org_hours where platform = 'instagram'`,
  );
  if (rollup?.views !== gained)
    violations.push(`instagram: the rollup gained ${rollup?.views} views, the series of each source ${gained}`);
  return { switched, violations };
}

/** Views gained on the last known value of the same source. */
function gainOf(series: readonly StoredSnapshot[]): number {
  let sum = 0;
  let source = "";
  let known: number | null = null;
  for (const { provider, figures } of series) {
    if (provider !== source) known = null;
    source = provider;
    if (figures.views === null) continue;
    if (known !== null) sum += figures.views - known;
    known = figures.views;
  }
  return sum;
}
