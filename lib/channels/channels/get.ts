import { findChannel } from "@/lib/channels/channels/find";
import { presentChannel } from "@/lib/channels/channels/present";
import type { Channel } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

export async function getChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<Channel> {
  assertRight(ctx.actor, "channels:read");
  return presentChannel(await findChannel(ctx, id));
}
