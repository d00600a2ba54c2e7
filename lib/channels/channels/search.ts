import { findByCreator } from "@/lib/channels/channels/find-by-creator";
import { findOrFetchChannel } from "@/lib/channels/channels/find-or-fetch";
import { wholePage } from "@/lib/channels/channels/page";
import { presentChannel } from "@/lib/channels/channels/present";
import type { ChannelPage, SearchQuery } from "@/lib/channels/channels/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

/**
 * Returns the channel with a username, or with the name its videos show as `creator`: a page of one, or an empty page.
 * @throws AppError not_found for a page past the end, platform_failed if the platform gives no answer
 */
export async function searchChannels(ctx: OrganizationContext, query: SearchQuery): Promise<ChannelPage> {
  assertRight(ctx.actor, "channels:read");
  // A name belongs to at most one channel, so there is no second page.
  if (query.page > 1) throw notFound("Not found");
  await ctx.beforePlatform?.();
  const { media: platform, username } = query;
  const named = await findOrFetchChannel(ctx, { platform, username });
  const found = named.kind === "unavailable" ? await findByCreator(ctx, { platform, creator: username }) : named;
  if (found.kind === "ok") return wholePage([presentChannel(found.channel)]);
  if (found.kind === "unavailable" || found.kind === "private") return wholePage([]);
  throw new AppError({
    code: "platform_failed",
    message: `${query.media} did not answer (${found.kind})`,
    ...("until" in found ? { retryAt: found.until } : {}),
  });
}
