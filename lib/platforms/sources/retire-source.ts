import { eq, sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { Queryable, Transaction } from "@/db/client";
import { retiredSources } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext, Context } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { SOURCE_OUTCOMES } from "@/lib/platforms/schemas";
import type { Source } from "@/lib/platforms/source";
import { ALL_SOURCES } from "@/lib/platforms/sources";
import { readUsableSources } from "@/lib/platforms/sources/usable-sources";

/** A source that denies access in each of this many hours, and answers nothing meanwhile, is gone. */
const DENIED_HOURS = 24;
const DENIED_REASON = `Denied access for ${DENIED_HOURS} hours and answered no call`;

/**
 * Declares a source gone for good. Its series continue with the platform's next source from their next hour on, marked
 * as such; new series don't begin with it.
 * @throws AppError conflict if it is retired already, or no other source of the platform has a key; not_found for an
 * unknown source and for anyone who is not an admin
 */
export async function retireSource(
  ctx: ActingContext,
  { source: id, reason }: { source: string; reason: string },
): Promise<void> {
  await assertAdmin(ctx);
  const source = findById(id);
  const retiredBy = ctx.actor?.type === "user" ? ctx.actor.userId : null;
  await ctx.db.transaction(async (tx) => {
    if (!(await hasSuccessor(tx, source)))
      throw conflict("No other source of this platform has a key. Pause the platform instead.");
    if (!(await retire(ctx, tx, source, { retiredBy, reason }))) throw conflict(`${source.name} is already retired.`);
  });
}

/**
 * Takes a source into use again: new series begin with it. Series that continued with another one stay with that.
 * @throws AppError conflict if it isn't retired, not_found as `retireSource`
 */
export async function restoreSource(
  ctx: ActingContext,
  { source: id, reason }: { source: string; reason: string },
): Promise<void> {
  await assertAdmin(ctx);
  const source = findById(id);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.delete(retiredSources).where(eq(retiredSources.source, source.id)).returning();
    if (!row) throw conflict(`${source.name} is not retired.`);
    await recordAct(ctx, tx, {
      action: "admin.source_restore",
      organizationId: null,
      subject: source.name,
      reason,
      before: { retired: true, retired_since: row.retiredAt.toISOString() },
      after: { retired: false },
    });
  });
}

/**
 * Retires sources that denied access in every hour of a day and answered no call, if another source of their platform has
 * a key. Calls that timed out or failed otherwise say nothing about access.
 * @returns the IDs of the sources
 */
export async function retireDeniedSources(ctx: Context): Promise<{ retired: string[] }> {
  const since = new Date(ctx.now().getTime() - DENIED_HOURS * HOUR_MS).toISOString();
  const denied = await ctx.db.execute<{ source: string }>(sql`
    select source from platform_calls where hour >= ${since}::timestamptz
    group by source
    having bool_and(outcome = any(${arrayOf(SOURCE_OUTCOMES)}::text[]))
      and count(distinct hour) filter (where outcome = 'auth') >= ${DENIED_HOURS}`);
  const retired: string[] = [];
  for (const source of ALL_SOURCES) {
    if (!denied.some((row) => row.source === source.id)) continue;
    const isNew = await ctx.db.transaction(
      async (tx) =>
        (await hasSuccessor(tx, source)) && retire(ctx, tx, source, { retiredBy: null, reason: DENIED_REASON }),
    );
    if (isNew) retired.push(source.id);
  }
  return { retired };
}

function findById(id: string): Source {
  const source = ALL_SOURCES.find((one) => one.id === id);
  if (!source) throw notFound("Source not found");
  return source;
}

async function hasSuccessor(db: Queryable, { id, platform }: Source): Promise<boolean> {
  return (await readUsableSources(db, platform)).some((other) => other.id !== id);
}

/**
 * Writes that a source is gone, with its audit entry.
 * @returns false if it is retired already
 */
async function retire(
  ctx: ActingContext,
  tx: Transaction,
  source: Source,
  { retiredBy, reason }: { retiredBy: number | null; reason: string },
): Promise<boolean> {
  const rows = await tx
    .insert(retiredSources)
    .values({ source: source.id, retiredAt: ctx.now(), retiredBy, reason })
    .onConflictDoNothing()
    .returning();
  if (rows.length === 0) return false;
  await recordAct(ctx, tx, {
    action: "admin.source_retire",
    organizationId: null,
    subject: source.name,
    reason,
    before: { retired: false },
    after: { retired: true },
  });
  return true;
}
