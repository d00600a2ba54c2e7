import { and, asc, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackingLabels, videoImportLines } from "@/db/schema";
import { estimateCost, toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { formatUsd } from "@/lib/core/format";
import { log } from "@/lib/core/log";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import { fetchVideosByKey } from "@/lib/tracking/imports/fetch-videos-by-key";
import type { ImportRow } from "@/lib/tracking/imports/find";
import { lockImportNames } from "@/lib/tracking/imports/names";
import { failureReason, SERVER_ERROR_REASON } from "@/lib/tracking/imports/rules";
import { assertCapacity, getStanding, lockStanding } from "@/lib/tracking/videos/capacity";
import { findRunning, identityKey } from "@/lib/tracking/videos/find-running";
import { type FoundVideo, insertTracking } from "@/lib/tracking/videos/insert-tracking";

type Line = typeof videoImportLines.$inferSelect;
type LineVideo = Omit<FoundVideo, "reading"> & { line: number; text: string };

/**
 * Starts the trackings of the first waiting lines: fetches from the platforms, then writes each line in its own
 * transaction, like a single tracking. If money or plan limit run out, the remaining lines fail with that reason.
 * @returns how many lines it took
 */
export async function startLines(ctx: OrganizationContext, row: ImportRow, most: number): Promise<number> {
  const lines = await ctx.db
    .select()
    .from(videoImportLines)
    .where(waiting(row.id))
    .orderBy(asc(videoImportLines.line))
    .limit(most);
  if (lines.length === 0) return 0;
  const estimated = estimateCost(row.durationDays, ctx.organization.pricePerSnapshot);
  try {
    assertCapacity(ctx.organization, await getStanding(ctx.db, ctx.organization.id), estimated);
    const videos = lines.map(videoOf);
    const { spent, onSpent } = collectSpent();
    const results = await fetchVideosByKey(ctx, videos, onSpent);
    const started = new Set<string>();
    try {
      for (const video of videos)
        if (await startOne(ctx, row, video, results.get(identityKey(video)), estimated)) started.add(video.externalId);
    } finally {
      await assignSpending(ctx, spent, (externalId) => (started.has(externalId) ? [ctx.organization.id] : []));
    }
  } catch (error) {
    const reason = error instanceof AppError ? shortageOf(error) : null;
    if (!reason) throw error;
    await failLines(ctx.db, row.id, reason);
  }
  return lines.length;
}

const waiting = (importId: number, line?: number) =>
  and(
    eq(videoImportLines.importId, importId),
    eq(videoImportLines.verdict, "new"),
    line === undefined ? undefined : eq(videoImportLines.line, line),
  );

/** Fails the waiting lines, or one of them. */
export async function failLines(db: Queryable, importId: number, reason: string, line?: number): Promise<void> {
  await db.update(videoImportLines).set({ verdict: "failed", reason }).where(waiting(importId, line));
}

function videoOf({ line, text, platform, externalId, canonicalUrl }: Line): LineVideo {
  if (!platform || !externalId || !canonicalUrl) throw new Error(`line ${line} is new and has no video`);
  return { line, text, platform, externalId, canonicalUrl };
}

/** @returns whether its tracking was started */
async function startOne(
  ctx: OrganizationContext,
  row: ImportRow,
  video: LineVideo,
  outcome: Outcome<VideoData> = { kind: "invalid_response" },
  estimated: bigint,
): Promise<boolean> {
  if (outcome.kind !== "ok") {
    await failLines(ctx.db, row.id, failureReason(outcome), video.line);
    return false;
  }
  try {
    return await writeTracking(ctx, row, { ...video, reading: outcome.value }, estimated);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A line that can't be written must not block the others.
    log.error({ err: error, import: row.publicId, line: video.line }, "a line of an import failed");
    await failLines(ctx.db, row.id, SERVER_ERROR_REASON, video.line);
    return false;
  }
}

/**
 * The line is marked as started in the tracking's own transaction, so a repeated run starts nothing twice.
 * @returns whether its tracking was started
 */
async function writeTracking(
  ctx: OrganizationContext,
  row: ImportRow,
  video: LineVideo & FoundVideo,
  estimated: bigint,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(ctx, tx, ctx.organization.id);
    const [open] = await tx.select().from(videoImportLines).where(waiting(row.id, video.line)).for("update");
    if (!open) return false;
    const say = (said: Partial<Line>) => tx.update(videoImportLines).set(said).where(waiting(row.id, video.line));
    const running = await findRunning(tx, ctx.organization.id, [video]);
    const existing = running.get(identityKey(video));
    if (existing) {
      await say({ verdict: "tracked", trackingId: existing.id });
      return false;
    }
    assertCapacity(ctx.organization, standing, estimated);
    const { campaignId, labelIds } = await lockImportNames(ctx, tx, row);
    const terms = { videoLink: video.text, durationDays: row.durationDays, campaignId, startedBy: "import" as const };
    const tracking = await insertTracking(ctx, tx, terms, video, standing);
    if (labelIds.length > 0)
      await tx.insert(trackingLabels).values(labelIds.map((labelId) => ({ trackingId: tracking.id, labelId })));
    await say({ verdict: "started", trackingId: tracking.id, title: video.reading.title });
    return true;
  });
}

/** Returns why no more lines can start; null if the error has another cause. */
function shortageOf({ refusal }: AppError): string | null {
  if (refusal.code === "forbidden") return `${refusal.message}.`;
  if (refusal.code !== "insufficient_balance") return null;
  const [estimated, spendable] = [refusal.estimated, refusal.spendable].map((micros) => formatUsd(toUsd(micros)));
  return `Your balance was too low: a video costs up to ${estimated}, and ${spendable} was available.`;
}
