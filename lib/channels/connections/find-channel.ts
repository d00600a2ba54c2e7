import { and, eq } from "drizzle-orm";
import { channels } from "@/db/schema";
import { fetchStub } from "@/lib/channels/channels/fetch-stub";
import { findOrFetchChannel, type PayingContext } from "@/lib/channels/channels/find-or-fetch";
import { storeStubs } from "@/lib/channels/channels/stubs";
import type { OwnerIdentity, OwnerPlatform } from "@/lib/platforms/owner/schemas";

/**
 * Returns the channel that an account's figures belong to; null if it isn't known and can't be found now. YouTube's IDs
 * are the public ones. Instagram's are others, so its account is looked up by its public name. Either way, the public
 * profile is fetched once if it never was: connecting the account requested it.
 */
export async function findChannelOf(
  ctx: PayingContext,
  platform: OwnerPlatform,
  { externalId, username, name }: OwnerIdentity,
): Promise<number | null> {
  if (platform === "instagram") {
    const found = await findOrFetchChannel(ctx, { platform, username });
    return found.kind === "ok" ? found.channel.id : null;
  }
  // If the platform doesn't answer, the figures still belong to a channel.
  await storeStubs(ctx, ctx.db, platform, [{ externalId, username, name }], ctx.now());
  const [channel] = await ctx.db
    .select()
    .from(channels)
    .where(and(eq(channels.platform, platform), eq(channels.externalId, externalId)));
  return channel ? (await fetchStub(ctx, channel, { wanted: true })).id : null;
}
