import { and, eq } from "drizzle-orm";
import { upstreamPrices } from "@/db/schema";
import { fromUsd, toUsd } from "@/lib/billing/rules";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { conflict, notFound } from "@/lib/core/errors";
import type { SetUpstreamPrice } from "@/lib/operations/upstream-cost/schemas";
import { ALL_SOURCES } from "@/lib/platforms/sources";

/**
 * Changes a price of a source, from the next run on. What is booked keeps its price.
 * @throws AppError conflict if it is the present price, not_found for an unknown price and for anyone who is not an admin
 */
export async function setUpstreamPrice(
  ctx: ActingContext,
  { source: id, kind, price_usd, reason }: SetUpstreamPrice & { source: string },
): Promise<void> {
  await assertAdmin(ctx);
  const source = ALL_SOURCES.find((one) => one.id === id);
  const listed = source?.prices.find((one) => one.kind === kind);
  if (!source || !listed) throw notFound("Price not found");
  const price = fromUsd(price_usd);
  await ctx.db.transaction(async (tx) => {
    const same = and(eq(upstreamPrices.source, id), eq(upstreamPrices.kind, kind));
    const [changed] = await tx.select().from(upstreamPrices).where(same).for("update");
    const before = changed?.price ?? listed.price;
    if (before === price) throw conflict("This is the current price already.");
    await tx
      .insert(upstreamPrices)
      .values({ source: id, kind, price, changedAt: ctx.now() })
      .onConflictDoUpdate({
        target: [upstreamPrices.source, upstreamPrices.kind],
        set: { price, changedAt: ctx.now() },
      });
    await recordAct(ctx, tx, {
      action: "admin.upstream_price",
      organizationId: null,
      subject: `${source.name}: ${listed.name}`,
      reason,
      before: { price_usd: toUsd(before) },
      after: { price_usd },
    });
  });
}
