import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { lockAccount } from "@/lib/billing/account";
import { MAX_PRICE_PER_SNAPSHOT, toUsd } from "@/lib/billing/rules";
import { changeAccess } from "@/lib/core/access-version";
import { assertAdmin } from "@/lib/core/assert-admin";
import { recordAct } from "@/lib/core/audit/record";
import type { ActingContext } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";

/**
 * Sets the price per snapshot, effective with the next snapshot. Usage already collected keeps its price.
 * @throws AppError invalid_request if out of bounds, not_found for anyone who is not an admin
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
  if (price < 0n || price > MAX_PRICE_PER_SNAPSHOT)
    throw invalid("price_usd", `Enter a price from 0 to ${toUsd(MAX_PRICE_PER_SNAPSHOT)} USD per snapshot`);
  await changeAccess(ctx.db, async (tx) => {
    // A batch reads the price under this lock, so that all of its snapshots cost the same.
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
