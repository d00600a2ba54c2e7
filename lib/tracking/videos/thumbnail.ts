import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { thumbnails, videos } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { fetchPicture } from "@/lib/platforms/fetch-picture";

/** A portrait video's cover is 9:16; nothing displays more than twice its width. */
const MAX_SIZE = { width: 320, height: 640 };
const FIRST_RETRY_MS = 5 * MINUTE_MS;
const MAX_RETRY_MS = DAY_MS;

/** Fetches in progress: a dashboard page requests the same picture several times concurrently. */
const inFlight = new WeakMap<Database, Map<number, Promise<Buffer | null>>>();

/**
 * Returns the video's thumbnail as WebP, at most 320 pixels wide: the stored one, or one fetched now and stored. null
 * if the platform has none or it can't be fetched; retries follow in growing intervals.
 */
export async function loadThumbnail(ctx: Context, videoId: number): Promise<Buffer | null> {
  const running = inFlight.get(ctx.db) ?? new Map<number, Promise<Buffer | null>>();
  inFlight.set(ctx.db, running);
  const same = running.get(videoId);
  if (same) return same;
  const loading = loadOnce(ctx, videoId).finally(() => running.delete(videoId));
  running.set(videoId, loading);
  return loading;
}

async function loadOnce(ctx: Context, videoId: number): Promise<Buffer | null> {
  const [row] = await ctx.db
    .select({
      url: videos.thumbnailUrl,
      webp: thumbnails.webp,
      attempts: thumbnails.attempts,
      nextAttemptAt: thumbnails.nextAttemptAt,
    })
    .from(videos)
    .leftJoin(thumbnails, eq(thumbnails.videoId, videos.id))
    .where(eq(videos.id, videoId));
  if (row?.webp) return row.webp;
  if (!row?.url || (row.nextAttemptAt && row.nextAttemptAt > ctx.now())) return null;
  const webp = await fetchPicture(ctx, row.url, MAX_SIZE).catch((error: unknown) => {
    log.info({ videoId, reason: String(error) }, "thumbnail not loaded");
    return null;
  });
  await store(ctx, videoId, webp, (row.attempts ?? 0) + 1);
  return webp;
}

async function store(ctx: Context, videoId: number, webp: Buffer | null, attempts: number): Promise<void> {
  const wait = Math.min(FIRST_RETRY_MS * 4 ** (attempts - 1), MAX_RETRY_MS);
  const now = ctx.now();
  const nextAttemptAt = webp ? null : new Date(now.getTime() + wait);
  const attempt = { attempts, nextAttemptAt, fetchedAt: now };
  await ctx.db
    .insert(thumbnails)
    .values({ videoId, webp, ...attempt })
    // Another process may have succeeded meanwhile.
    .onConflictDoUpdate({ target: thumbnails.videoId, set: webp ? { webp, ...attempt } : attempt });
}
