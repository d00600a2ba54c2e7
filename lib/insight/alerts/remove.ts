import { eq } from "drizzle-orm";
import { alerts } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockAlert } from "@/lib/insight/alerts/get";

/** Deletes an alert; the log of its firings stays. @throws AppError not_found */
export async function removeAlert(ctx: OrganizationContext, { id }: { id: string }): Promise<null> {
  assertRight(ctx.actor, "alerts:write");
  await ctx.db.transaction(async (tx) => {
    const alert = await lockAlert(ctx, tx, id);
    await tx.delete(alerts).where(eq(alerts.id, alert.id));
    await recordAct(ctx, tx, { action: "alert.delete", subject: alert.name });
  });
  return null;
}
