import type { Context } from "@/lib/core/context";
import { type FetchOptions, withRun } from "@/lib/platforms/call-with-retries";
import type {
  ChannelAddress,
  ChannelConnector,
  ChannelReference,
  KnownReference,
} from "@/lib/platforms/channels/connector";
import { instagramChannels } from "@/lib/platforms/channels/instagram";
import { isChannelId, isUsername } from "@/lib/platforms/channels/names";
import { tiktokChannels } from "@/lib/platforms/channels/tiktok";
import { xChannels } from "@/lib/platforms/channels/x";
import { youtubeChannels } from "@/lib/platforms/channels/youtube";
import type { ChannelData, Failure, FollowerData, Outcome, Platform, PostData } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/targets";

const CONNECTORS: Record<Platform, ChannelConnector> = {
  youtube: youtubeChannels,
  twitter: xChannels,
  tiktok: tiktokChannels,
  instagram: instagramChannels,
};
type Options = Partial<FetchOptions>;

/** Whether the platform shares a channel's followers. */
export const givesFollowers = (platform: Platform): boolean => CONNECTORS[platform].followers !== null;

/**
 * Fetches one channel, by username (with or without @) or permanent ID. Makes no call for a text that cannot be a
 * username.
 */
export async function fetchChannel(
  ctx: Context,
  platform: Platform,
  reference: ChannelReference,
  options: Options = {},
): Promise<Outcome<ChannelData>> {
  if ("externalId" in reference) {
    const outcomes = await fetchChannels(ctx, platform, [reference], options);
    return outcomes.get(reference.externalId) ?? { kind: "invalid_response" };
  }
  if (!isConfigured(platform)) return { kind: "auth" };
  const username = reference.username.trim().replace(/^@/, "");
  // Channels without a handle use their ID as username.
  if (platform === "youtube" && isChannelId(platform, username))
    return fetchChannel(ctx, platform, { externalId: username }, options);
  if (!isUsername(platform, username)) return { kind: "unavailable" };
  return withRun(ctx, platform, options, (run) => CONNECTORS[platform].byUsername(run, username));
}

/**
 * Fetches channels by their permanent IDs, as many per call as the platform allows. Every requested ID gets an entry.
 */
export async function fetchChannels(
  ctx: Context,
  platform: Platform,
  references: readonly KnownReference[],
  options: Options = {},
): Promise<Map<string, Outcome<ChannelData>>> {
  const asked = new Map(references.map((reference) => [reference.externalId, reference]));
  const malformed: Failure = isConfigured(platform) ? { kind: "invalid_response" } : { kind: "auth" };
  const outcomes = new Map<string, Outcome<ChannelData>>([...asked.keys()].map((id) => [id, malformed]));
  const wellFormed = [...asked.values()].filter(({ externalId }) => isChannelId(platform, externalId));
  if (!isConfigured(platform) || wellFormed.length === 0) return outcomes;
  const found = await withRun(ctx, platform, options, (run) => CONNECTORS[platform].byId(run, wellFormed));
  for (const [id, outcome] of found) outcomes.set(id, outcome);
  return outcomes;
}

/** Fetches a channel's newest posts, at most `max`, newest first. Makes no call for a private channel. */
export async function fetchPosts(
  ctx: Context,
  platform: Platform,
  channel: ChannelAddress,
  { max, ...options }: { max: number } & Options,
): Promise<Outcome<PostData[]>> {
  const foregone = outcomeWithoutCall(platform, channel);
  if (foregone) return foregone;
  const outcome = await withRun(ctx, platform, options, (run) => CONNECTORS[platform].posts(run, channel, max));
  return outcome.kind === "ok" ? { kind: "ok", value: outcome.value.slice(0, max) } : outcome;
}

/** Fetches the newest `size` followers of a channel. */
export async function fetchFollowerSample(
  ctx: Context,
  platform: Platform,
  channel: ChannelAddress,
  { size, ...options }: { size: number } & Options,
): Promise<Outcome<FollowerData[]> | { kind: "unsupported" }> {
  const read = CONNECTORS[platform].followers;
  if (!read) return { kind: "unsupported" };
  const foregone = outcomeWithoutCall(platform, channel);
  if (foregone) return foregone;
  const outcome = await withRun(ctx, platform, options, (run) => read(run, channel, size));
  return outcome.kind === "ok" ? { kind: "ok", value: outcome.value.slice(0, size) } : outcome;
}

function outcomeWithoutCall(platform: Platform, channel: ChannelAddress): Failure | null {
  if (!isConfigured(platform)) return { kind: "auth" };
  if (!isChannelId(platform, channel.externalId)) return { kind: "invalid_response" };
  return channel.isPrivate ? { kind: "private" } : null;
}
