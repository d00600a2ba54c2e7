import type { MentionRows, MentionRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import { presentListed } from "@/lib/channels/channels/listed";
import { incomingMentions, outgoingMentions } from "@/lib/channels/channels/mention-rows";
import { PAGE_SIZE } from "@/lib/channels/channels/page";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";

/** Returns a channel's incoming or outgoing mentions for the dashboard, with counts and the known channels. */
export async function listMentionRows(
  ctx: OrganizationContext,
  { id, direction, page }: MentionRowsQuery & { id: string },
): Promise<MentionRows> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const { total, read } = await (direction === "in" ? incomingMentions : outgoingMentions)(ctx, channel);
  const found = await read(PAGE_SIZE, (page - 1) * PAGE_SIZE);
  const known = found.flatMap((mention) => mention.channel ?? []);
  const listed = new Map((await presentListed(ctx, known)).map((row) => [row.id, row]));
  const rows = found.map(({ username, channel: bearer, posts }) => ({
    username,
    channel: listed.get(bearer?.uuid ?? "") ?? null,
    posts,
  }));
  return { rows, total, page, per_page: PAGE_SIZE };
}
