import { eq } from "drizzle-orm";
import { channels } from "@/db/schema";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/**
 * Returns the channel with this public ID; channels are shared by all organizations.
 * @throws AppError not_found
 */
export async function findChannel(ctx: Context, uuid: string): Promise<ChannelRow> {
  const [channel] = await ctx.db.select().from(channels).where(eq(channels.uuid, uuid));
  if (!channel) throw notFound("Not found");
  return channel;
}
