import { eq } from "drizzle-orm";
import { follows } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockFollow } from "@/lib/insight/follows/find";

/**
 * Deletes a follow with the log of its posts. What it started continues.
 * @returns null, the answer without a body
 * @throws AppError not_found
 */
export async function removeFollow(ctx: OrganizationContext, { id }: { id: string }): Promise<null> {
  assertRight(ctx.actor, "follows:write");
  await ctx.db.transaction(async (tx) => {
    const { follow, channel } = await lockFollow(ctx, tx, id, "update");
    await tx.delete(follows).where(eq(follows.id, follow.id));
    await recordAct(ctx, tx, { action: "follow.remove", subject: `${channel.username} (${channel.platform})` });
  });
  return null;
}
