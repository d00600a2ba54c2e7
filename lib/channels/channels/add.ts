import type { AddChannelRequest, ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { keepChannel } from "@/lib/channels/channels/save";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { pausedWords } from "@/lib/platforms/pauses";

/**
 * Adds a channel to the organization's list by name. An unknown channel is fetched from its platform.
 * @throws AppError not_found, platform_failed
 */
export async function addChannel(ctx: OrganizationContext, input: AddChannelRequest): Promise<ListedChannel> {
  assertRight(ctx.actor, "videos:write");
  const found = await findOrFetchChannel(ctx, input);
  if (found.kind === "ok") return keepChannel(ctx, found.channel);
  if (found.kind === "unavailable" || found.kind === "private") throw notFound("Channel not found");
  if (found.kind === "platform_paused")
    throw new AppError({ code: "platform_failed", message: `${pausedWords(input.platform)}.` });
  throw new AppError({ code: "platform_failed", message: "The platform didn't respond. Try again in a moment." });
}
