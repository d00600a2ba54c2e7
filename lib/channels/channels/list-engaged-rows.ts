import type { EngagedRows } from "@/lib/channels/channels/dashboard-schemas";
import { readEngaged } from "@/lib/channels/channels/engaged-rows";
import { findChannel } from "@/lib/channels/channels/find";
import { presentListed } from "@/lib/channels/channels/listed";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns the top of a channel's follower sample for the dashboard.
 * @throws AppError not_found
 */
export async function listEngagedRows(ctx: OrganizationContext, { id }: { id: string }): Promise<EngagedRows> {
  assertRight(ctx.actor, "channels:read");
  const found = await readEngaged(ctx, await findChannel(ctx, id));
  return { channels: await presentListed(ctx, found) };
}
