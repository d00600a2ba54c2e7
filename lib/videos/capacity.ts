import { and, count, eq, inArray } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackings } from "@/db/schema";
import { type Account, spendableOf } from "@/lib/billing/account";
import { maxVideosOf } from "@/lib/billing/rules";
import type { Organization } from "@/lib/context";
import { AppError, forbidden } from "@/lib/errors";

/**
 * Checks that the organisation may start one more tracking of this cost (micro-dollars). What running trackings
 * will still cost is not subtracted.
 * @throws AppError forbidden at the plan's limit (paused ones count), insufficient_balance
 */
export async function assertCapacity(
  db: Queryable,
  organization: Organization,
  account: Account,
  estimated: bigint,
): Promise<void> {
  const [running] = await db
    .select({ n: count() })
    .from(trackings)
    .where(and(eq(trackings.organizationId, organization.id), inArray(trackings.status, ["monitoring", "paused"])));
  const limit = maxVideosOf(organization);
  if ((running?.n ?? 0) >= limit)
    throw forbidden(`The plan ${organization.plan} allows ${limit} concurrent videos; stop one or change the plan`);
  const spendable = spendableOf(account);
  if (spendable < estimated) throw new AppError({ code: "insufficient_balance", spendable, estimated });
}
