import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { channelPictures } from "@/db/schema";
import { findChannel } from "@/lib/channels/channels/find";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { fetchPicture } from "@/lib/platforms/fetch-picture";

/** Twice the displayed size, for dense screens. */
const MAX_SIZE = { width: 192, height: 192 };
/** Owners change their pictures now and then. */
const RETENTION_MS = 7 * DAY_MS;
const FIRST_RETRY_MS = 5 * MINUTE_MS;

/** Fetches in progress: a list requests the same picture several times concurrently. */
const inFlight = new WeakMap<Database, Map<number, Promise<Buffer | null>>>();

/**
 * Returns the channel's picture as WebP: the stored one, or one fetched now and stored. null if the platform has none
 * or it can't be fetched; retries follow in growing intervals.
 * @throws AppError not_found
 */
export async function getChannelPicture(ctx: OrganizationContext, { id }: { id: string }): Promise<Buffer | null> {
  assertRight(ctx.actor, "channels:read");
  const channel = await findChannel(ctx, id);
  const running = inFlight.get(ctx.db) ?? new Map<number, Promise<Buffer | null>>();
  inFlight.set(ctx.db, running);
  const loading = running.get(channel.id) ?? loadOnce(ctx, channel).finally(() => running.delete(channel.id));
  running.set(channel.id, loading);
  return loading;
}

async function loadOnce(ctx: Context, channel: ChannelRow): Promise<Buffer | null> {
  const [kept] = await ctx.db.select().from(channelPictures).where(eq(channelPictures.channelId, channel.id));
  if (kept && kept.nextAttemptAt > ctx.now()) return kept.webp;
  if (!channel.pictureUrl) return kept?.webp ?? null;
  const webp = await fetchPicture(ctx, channel.pictureUrl, MAX_SIZE).catch((error: unknown) => {
    log.info({ channelId: channel.id, reason: String(error) }, "picture of a channel not loaded");
    return null;
  });
  await store(ctx, channel.id, webp, webp ? 0 : (kept?.attempts ?? 0) + 1);
  // An old picture is better than none.
  return webp ?? kept?.webp ?? null;
}

async function store(ctx: Context, channelId: number, webp: Buffer | null, attempts: number): Promise<void> {
  const now = ctx.now();
  const wait = webp ? RETENTION_MS : Math.min(FIRST_RETRY_MS * 4 ** (attempts - 1), DAY_MS);
  const attempt = { attempts, nextAttemptAt: new Date(now.getTime() + wait), fetchedAt: now };
  await ctx.db
    .insert(channelPictures)
    .values({ channelId, webp, ...attempt })
    .onConflictDoUpdate({ target: channelPictures.channelId, set: webp ? { webp, ...attempt } : attempt });
}
