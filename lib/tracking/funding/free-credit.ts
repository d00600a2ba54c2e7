import type { Queryable } from "@/db/client";
import { FREE_CREDIT } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { credit } from "@/lib/tracking/funding/credit";

/** The free credit of a new organization: granted once, for any number of calls. */
export async function grantFreeCredit(ctx: Context, organizationId: number, db: Queryable = ctx.db): Promise<void> {
  await db.transaction((tx) =>
    credit(ctx, tx, {
      organizationId,
      kind: "free_credit",
      amount: FREE_CREDIT,
      idempotencyKey: "free_credit",
      note: "Free credit",
    }),
  );
}
