import { findChannel } from "@/lib/channels/channels/find";
import { incomingMentions, type Mentions, outgoingMentions } from "@/lib/channels/channels/mention-rows";
import { pageOf } from "@/lib/channels/channels/page";
import type { MentionPage, PageQuery } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

type Input = PageQuery & { id: string };

/** Returns the channels whose stored posts mention this one, most frequent first. */
export async function listIncomingMentions(ctx: OrganizationContext, { id, page }: Input): Promise<MentionPage> {
  assertRight(ctx.actor, "channels:read");
  return present(ctx, page, await incomingMentions(ctx, await findChannel(ctx, id)));
}

/** Returns the names mentioned in this channel's stored posts, most frequent first. */
export async function listOutgoingMentions(ctx: OrganizationContext, { id, page }: Input): Promise<MentionPage> {
  assertRight(ctx.actor, "channels:read");
  return present(ctx, page, await outgoingMentions(ctx, await findChannel(ctx, id)));
}

const present = (ctx: OrganizationContext, page: number, { total, read }: Mentions): Promise<MentionPage> =>
  pageOf(ctx, page, total, async (limit, offset) => {
    const found = await read(limit, offset);
    return found.map(({ username, channel }) => ({ username, profile_picture: channel?.pictureUrl ?? "" }));
  });
