import { eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Account, availableBalanceOf, runningOf } from "@/lib/billing/account";
import { maxVideosOf } from "@/lib/billing/rules";
import type { Organization } from "@/lib/core/context";
import { AppError, forbidden } from "@/lib/core/errors";

/** Suspended or closed since the request began: the suspension would have missed what starts now. */
async function assertStillOpen(db: Queryable, { id }: Organization): Promise<void> {
  const [now] = await db.select().from(organizations).where(eq(organizations.id, id));
  if (now?.closedAt) throw forbidden("This organization is closed");
  if (now?.suspendedAt) throw forbidden("This organization is suspended");
}

/**
 * Checks that the organization may start another tracking of this cost (micro-dollars). The remaining cost of running
 * trackings is not subtracted.
 * @throws AppError forbidden at the plan's limit (paused ones count) or if the organization is suspended or closed,
 * insufficient_balance
 */
export async function assertCapacity(
  db: Queryable,
  organization: Organization,
  account: Account,
  estimated: bigint,
): Promise<void> {
  await assertStillOpen(db, organization);
  const limit = maxVideosOf(organization);
  if (runningOf(account) >= limit)
    throw forbidden(`The ${organization.plan} plan allows ${limit} concurrent videos. Stop one or change the plan`);
  const spendable = availableBalanceOf(account);
  if (spendable < estimated) throw new AppError({ code: "insufficient_balance", spendable, estimated });
}
