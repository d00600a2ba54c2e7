import pMap from "p-map";
import type { Context } from "@/lib/core/context";
import { callWithRetries, type FetchOptions, isFailure, planCalls, withRun } from "@/lib/platforms/call-with-retries";
import type { CallResult, Connector, Outcomes } from "@/lib/platforms/connector";
import { fetchInHalves } from "@/lib/platforms/fetch-in-halves";
import { instagram } from "@/lib/platforms/instagram";
import { isVideoId } from "@/lib/platforms/rules";
import type { Outcome, Platform, VideoData } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/targets";
import { tiktok } from "@/lib/platforms/tiktok";
import { x } from "@/lib/platforms/x";
import { youtube } from "@/lib/platforms/youtube";

const CONNECTORS: Record<Platform, Connector> = { youtube, twitter: x, tiktok, instagram };

export interface VideoOptions extends FetchOptions {
  /** Videos whose metadata is not needed. From platforms that charge for metadata, only their figures are requested. */
  figuresOnly: ReadonlySet<string>;
}

export interface StreamOptions extends VideoOptions {
  /** No first attempt at a call begins later than this. Videos that would need one are left out. */
  startMs: number;
}

/**
 * Fetches videos from their platform. Every requested ID gets an entry. Platform errors are returned, never thrown, and
 * a failed call only affects its own IDs.
 */
export async function fetchVideos(
  ctx: Context,
  platform: Platform,
  externalIds: readonly string[],
  options: Partial<VideoOptions> = {},
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map(externalIds.map((id) => [id, { kind: "invalid_response" }]));
  await streamVideos(ctx, platform, externalIds, options, (id, outcome) => outcomes.set(id, outcome));
  return outcomes;
}

/** Like `fetchVideos`, but passes on each outcome as soon as its call is over. */
export async function streamVideos(
  ctx: Context,
  platform: Platform,
  externalIds: readonly string[],
  { figuresOnly = new Set(), startMs = Number.POSITIVE_INFINITY, ...options }: Partial<StreamOptions>,
  take: (id: string, outcome: Outcome<VideoData>) => void,
): Promise<void> {
  const connector = CONNECTORS[platform];
  const { request, figuresRequest = request } = connector;
  const isReduced = (id: string) => connector.figuresRequest !== undefined && figuresOnly.has(id);
  const ids: string[] = [];
  for (const id of new Set(externalIds)) {
    const outcome = outcomeWithoutCall(platform, id);
    if (outcome) take(id, outcome);
    else ids.push(id);
  }
  const chunks = [
    ...chunksOf(
      ids.filter((id) => !isReduced(id)),
      connector.batchSize,
    ).map((chunk) => ({ chunk, requestFor: request })),
    ...chunksOf(ids.filter(isReduced), connector.batchSize).map((chunk) => ({ chunk, requestFor: figuresRequest })),
  ];
  if (chunks.length === 0) return;
  const startUntil = performance.now() + startMs;
  await withRun(ctx, platform, options, async (run) => {
    planCalls(run, connector.bucket, chunks.length);
    const fetchChunk = ({ chunk, requestFor }: (typeof chunks)[number]) =>
      fetchInHalves(
        chunk,
        (part) =>
          callWithRetries<{ outcomes: Outcomes }>(run, {
            bucket: connector.bucket,
            ...requestFor(part),
            interpret: (answer, now, reader) => connector.interpret(answer, part, now, reader),
            allowance: connector.allowance,
          }),
        (verdict, part) => {
          for (const id of part) take(id, marked(outcomeOf(verdict, id), isReduced(id)));
        },
      );
    await pMap(chunks, async (chunk) => performance.now() < startUntil && fetchChunk(chunk), {
      concurrency: connector.concurrency,
    });
  });
}

export async function fetchVideo(
  ctx: Context,
  platform: Platform,
  externalId: string,
  options?: Partial<FetchOptions>,
): Promise<Outcome<VideoData>> {
  const outcomes = await fetchVideos(ctx, platform, [externalId], options);
  return outcomes.get(externalId) ?? { kind: "invalid_response" };
}

const marked = (outcome: Outcome<VideoData>, isFiguresOnly: boolean): Outcome<VideoData> =>
  isFiguresOnly && outcome.kind === "ok" ? { kind: "ok", value: { ...outcome.value, isFiguresOnly: true } } : outcome;

function outcomeWithoutCall(platform: Platform, id: string): Outcome<VideoData> | null {
  if (!isConfigured(platform)) return { kind: "auth" };
  // X rejects all 100 IDs of a call if one is malformed.
  if (!isVideoId(platform, id)) return { kind: "invalid_response" };
  return CONNECTORS[platform].foregone?.(id) ?? null;
}

function outcomeOf(verdict: CallResult, id: string): Outcome<VideoData> {
  return isFailure(verdict) ? verdict.failure : (verdict.outcomes.get(id) ?? { kind: "invalid_response" });
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  return chunks;
}
