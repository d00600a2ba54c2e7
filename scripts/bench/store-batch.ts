import { eq } from "drizzle-orm";
import type { Database, DatabaseHandle } from "@/db/client";
import { batches, trackings, videos } from "@/db/schema";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import { fetchKey } from "@/lib/tracking/collection/due";
import { BatchStore } from "@/lib/tracking/collection/store";
import { metadataHash } from "@/lib/tracking/videos/metadata";
import { fill, START } from "@/scripts/bench/fill";

/** As `fill` stores it. */
const SOURCE = "tiktok-scraper7";

export interface StoreBench {
  organizationId: number;
  trackingIds: number[];
  /**
   * Prepares the batch of an hour, from 1, as if it had been fetched.
   * @param db where it is stored
   * @returns stores it
   */
  prepare(hour: number, db?: Database): Promise<() => Promise<void>>;
}

/** Fills an organization whose trackings are due together, and returns what stores their hours, one after the other. */
export async function prepareStore(handle: DatabaseHandle, size: number): Promise<StoreBench> {
  const owner = await fill(handle, size);
  const organizationId = owner.organization.id;
  const due = await handle.db
    .select({
      trackingId: trackings.id,
      organizationId: trackings.organizationId,
      videoId: videos.id,
      externalId: videos.externalId,
      metadataHash,
      metadataAt: videos.metadataAt,
      title: videos.title,
      creator: videos.creator,
    })
    .from(trackings)
    .innerJoin(videos, eq(videos.id, trackings.videoId))
    .where(eq(trackings.organizationId, organizationId))
    .orderBy(trackings.id);
  const readingOf = ({ externalId, title, creator }: (typeof due)[number], hour: number): Outcome<VideoData> => ({
    kind: "ok",
    value: {
      externalId,
      figures: { views: 1_000_000 + hour, likes: 20_000 + hour, comments: 300 + hour, shares: null, saves: null },
      title,
      description: null,
      creator,
      creatorId: null,
      thumbnailUrl: null,
      publishedAt: null,
      durationSeconds: null,
      paidPartnership: null,
      provider: SOURCE,
    },
  });

  async function prepare(hour: number, db = handle.db) {
    const now = new Date(START.getTime() + hour * HOUR_MS);
    const [batch] = await handle.db
      .insert(batches)
      .values({
        platform: "youtube",
        slotAt: now,
        // Several of one database have batches at the same time.
        chunk: organizationId,
        firstVideoId: 0,
        lastVideoId: Number.MAX_SAFE_INTEGER,
        status: "open",
        attempts: 0,
        createdAt: now,
      })
      .returning();
    if (!batch) throw new Error("no batch");
    const fetched = new Map(due.map((row) => [fetchKey({ ...row, source: SOURCE }), readingOf(row, hour)]));
    // Metadata is written once a day, as in the first of these hours.
    const metadataAt = hour === 1 ? new Date(now.getTime() - DAY_MS) : now;
    const rows = due.map((row) => ({
      ...row,
      source: SOURCE,
      ownSource: SOURCE,
      metadataAt,
      hour,
      settledHour: hour - 1,
      gapReason: null,
    }));
    return async () => {
      const store = new BatchStore({ db, now: () => now }, batch);
      await store.add(rows, fetched, 0);
      if (store.counts.stored !== size) throw new Error(`stored ${store.counts.stored} of ${size}`);
    };
  }

  return { organizationId, trackingIds: due.map(({ trackingId }) => trackingId), prepare };
}
