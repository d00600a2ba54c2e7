import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { DEAREST_SNAPSHOT, toUsd } from "@/lib/billing/rules";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";

/**
 * What a snapshot costs from the next one on; what is collected stays at the price of its hour.
 * @throws AppError invalid_request out of bounds, not_found also to whoever is no admin
 */
export async function setPrice(
  ctx: ActingContext,
  input: {
    organizationId: number;
    /** Micro-dollars. */
    price: bigint;
    reason?: string;
  },
): Promise<void> {
  await assertAdmin(ctx);
  const { organizationId, price, reason } = input;
  if (price < 0n || price > DEAREST_SNAPSHOT)
    throw invalid("price_usd", `From 0 to ${toUsd(DEAREST_SNAPSHOT)} USD a snapshot`);
  await ctx.db.transaction(async (tx) => {
    // A batch that is being stored reads the price under this lock: it pays one price throughout.
    await lockAccount(tx, organizationId);
    const [before] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    if (!before) throw notFound("Organization not found");
    if (before.pricePerSnapshot === price) return;
    await tx.update(organizations).set({ pricePerSnapshot: price }).where(eq(organizations.id, organizationId));
    await recordAct(ctx, tx, {
      action: "organization.price",
      organizationId,
      subject: before.name,
      reason,
      before: { price_per_snapshot_usd: toUsd(before.pricePerSnapshot) },
      after: { price_per_snapshot_usd: toUsd(price) },
    });
  });
}
