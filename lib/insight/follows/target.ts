import { eq } from "drizzle-orm";
import { channels } from "@/db/schema";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import type { ChannelRow } from "@/lib/insight/follows/find";
import type { CreateFollowRequest } from "@/lib/insight/follows/schemas";
import { pausedWords } from "@/lib/platforms/pauses";

type Target = Pick<CreateFollowRequest, "channel_id" | "platform" | "username">;

/**
 * Returns the channel to follow: by ID, or by platform and username, which may call the platform.
 * @throws AppError invalid_request, not_found, platform_failed
 */
export async function findTarget(
  ctx: OrganizationContext,
  { channel_id: id, platform, username }: Target,
): Promise<ChannelRow> {
  if (id !== undefined) {
    if (platform !== undefined || username !== undefined)
      throw invalid("channel_id", "Send either channel_id, or platform and username");
    const [channel] = await ctx.db.select().from(channels).where(eq(channels.uuid, id.toLowerCase()));
    if (!channel) throw notFound("Channel not found");
    return channel;
  }
  if (platform === undefined && username === undefined)
    throw invalid("channel_id", "Required, unless you send platform and username");
  if (platform === undefined)
    throw invalid("platform", "Required with username. Must be tiktok, youtube, instagram or twitter");
  if (username === undefined) throw invalid("username", "Required with platform, for example creator");
  const found = await findOrFetchChannel(ctx, { platform, username });
  if (found.kind === "ok") return found.channel;
  if (found.kind === "unavailable" || found.kind === "private") throw notFound("Channel not found");
  throw new AppError({
    code: "platform_failed",
    message:
      found.kind === "platform_paused" ? pausedWords(platform) : "The platform didn't respond. Try again in a moment",
    ...("until" in found ? { retryAt: found.until } : {}),
  });
}
