import { findChannel } from "@/lib/channels/find";
import { presentChannel } from "@/lib/channels/present";
import type { Channel } from "@/lib/channels/schemas";
import type { OrganizationContext } from "@/lib/context";
import { assertRight } from "@/lib/rights";

export async function getChannel(ctx: OrganizationContext, { id }: { id: string }): Promise<Channel> {
  assertRight(ctx.actor, "channels:read");
  return presentChannel(await findChannel(ctx, id));
}
