import { eq } from "drizzle-orm";
import { upstreamBudgets } from "@/db/schema";
import { fromUsd, toUsdOrNull } from "@/lib/billing/rules";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { ActingContext } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import type { SetUpstreamCeilings } from "@/lib/operations/upstream-cost/schemas";
import { freshBudget } from "@/lib/platforms/reserve-units";
import { ALL_SOURCES } from "@/lib/platforms/sources";

/**
 * Sets what a source may cost per UTC day and month. Applies to the next call; what is spent already counts.
 * @throws AppError conflict if nothing changes, not_found for an unknown source and for anyone who is not an admin
 */
export async function setUpstreamCeilings(
  ctx: ActingContext,
  { source: id, day_usd, month_usd, reason }: SetUpstreamCeilings & { source: string },
): Promise<void> {
  await assertAdmin(ctx);
  const source = ALL_SOURCES.find((one) => one.id === id);
  if (!source) throw notFound("Source not found");
  const micros = (usd: number | null) => (usd === null ? null : fromUsd(usd));
  await ctx.db.transaction(async (tx) => {
    await tx.insert(upstreamBudgets).values(freshBudget(id, ctx.now())).onConflictDoNothing();
    const [before] = await tx.select().from(upstreamBudgets).where(eq(upstreamBudgets.source, id)).for("update");
    const changes = changesOf(
      {
        per_day_usd: toUsdOrNull(before?.dayCeiling ?? null),
        per_month_usd: toUsdOrNull(before?.monthCeiling ?? null),
      },
      { per_day_usd: day_usd, per_month_usd: month_usd },
    );
    if (!changes) throw conflict("These are the current ceilings already.");
    await tx
      .update(upstreamBudgets)
      .set({
        dayCeiling: micros(day_usd),
        monthCeiling: micros(month_usd),
        // Work may continue, or stops again at the next call.
        ...{ dayStopped: 0, monthStopped: 0, dayAlarm: null, monthAlarm: null },
      })
      .where(eq(upstreamBudgets.source, id));
    await recordAct(ctx, tx, {
      action: "admin.upstream_ceilings",
      organizationId: null,
      subject: source.name,
      reason,
      ...changes,
    });
  });
}
