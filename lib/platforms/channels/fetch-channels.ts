import type { Context } from "@/lib/core/context";
import { type FetchOptions, type Run, withRun } from "@/lib/platforms/call-with-retries";
import type {
  ChannelAddress,
  ChannelConnector,
  ChannelReference,
  KnownReference,
} from "@/lib/platforms/channel-connector";
import { isChannelId, isUsername } from "@/lib/platforms/channels/names";
import {
  type ChannelData,
  type Failure,
  type FollowerData,
  isAboutSource,
  type Outcome,
  type Platform,
  type PostData,
} from "@/lib/platforms/schemas";
import { configuredSources, isConfigured, SOURCES } from "@/lib/platforms/sources";
import { readUsableSources } from "@/lib/platforms/sources/usable-sources";

type Options = Partial<FetchOptions>;

/** Whether one of the platform's sources shares a channel's followers. */
export const givesFollowers = (platform: Platform): boolean =>
  SOURCES[platform].some(({ channels }) => channels?.followers);

/**
 * Asks the platform's sources in order until one answers about the channel. Channel data, unlike a series, may come from
 * any of them. Returns the first source's failure if none answers.
 */
async function fromSources<T>(
  ctx: Context,
  platform: Platform,
  options: Options,
  ask: (run: Run, connector: ChannelConnector) => Promise<Outcome<T>> | null,
): Promise<Outcome<T>> {
  let failure: Outcome<T> | null = null;
  for (const source of configuredSources(platform)) {
    const { channels } = source;
    if (!channels) continue;
    const outcome = await withRun(ctx, source, options, async (run) => ask(run, channels));
    if (outcome === null) continue;
    if (!isAboutSource(outcome)) return outcome;
    if (failure === null || failure.kind === "auth") failure = outcome;
  }
  return failure ?? { kind: "auth" };
}

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
  const isOnly = (await readUsableSources(ctx.db, platform)).length === 1;
  return fromSources(ctx, platform, options, (run, connector) =>
    connector.hasOwnIds && !isOnly ? null : connector.byUsername(run, username),
  );
}

/**
 * Fetches channels by their permanent IDs, as many per call as the source allows. Every requested ID gets an entry. What
 * one source can't answer is asked of the next.
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
  const tried = new Map<string, Outcome<ChannelData>>();
  let open = [...asked.values()].filter(({ externalId }) => isChannelId(platform, externalId));
  for (const source of configuredSources(platform)) {
    const { channels } = source;
    if (!channels || open.length === 0) continue;
    const part = open;
    const found = await withRun(ctx, source, options, (run) => channels.byId(run, part));
    for (const [id, outcome] of found)
      if (!tried.has(id) || tried.get(id)?.kind === "auth" || !isAboutSource(outcome)) tried.set(id, outcome);
    open = open.filter(({ externalId }) => isAboutSource(found.get(externalId) ?? malformed));
  }
  return new Map([...outcomes, ...tried]);
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
  const outcome = await fromSources(ctx, platform, options, (run, connector) => connector.posts(run, channel, max));
  return outcome.kind === "ok" ? { kind: "ok", value: outcome.value.slice(0, max) } : outcome;
}

/** Fetches the newest `size` followers of a channel. */
export async function fetchFollowerSample(
  ctx: Context,
  platform: Platform,
  channel: ChannelAddress,
  { size, ...options }: { size: number } & Options,
): Promise<Outcome<FollowerData[]> | { kind: "unsupported" }> {
  if (!givesFollowers(platform)) return { kind: "unsupported" };
  const foregone = outcomeWithoutCall(platform, channel);
  if (foregone) return foregone;
  const outcome = await fromSources(
    ctx,
    platform,
    options,
    (run, { followers }) => followers?.(run, channel, size) ?? null,
  );
  return outcome.kind === "ok" ? { kind: "ok", value: outcome.value.slice(0, size) } : outcome;
}

function outcomeWithoutCall(platform: Platform, channel: ChannelAddress): Failure | null {
  if (!isConfigured(platform)) return { kind: "auth" };
  if (!isChannelId(platform, channel.externalId)) return { kind: "invalid_response" };
  return channel.isPrivate ? { kind: "private" } : null;
}
