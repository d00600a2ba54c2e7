import pMap from "p-map";
import type { Context } from "@/lib/core/context";
import { callWithRetries, type FetchOptions, isFailure, withRun } from "@/lib/platforms/call-with-retries";
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

/**
 * Fetches videos from their platform. Every requested ID gets an entry. Platform errors are returned, never thrown, and
 * a failed call only affects its own IDs.
 */
export async function fetchVideos(
  ctx: Context,
  platform: Platform,
  externalIds: readonly string[],
  { figuresOnly = new Set(), ...options }: Partial<VideoOptions> = {},
): Promise<Outcomes> {
  const connector = CONNECTORS[platform];
  const { request, figuresRequest = request } = connector;
  const isReduced = (id: string) => connector.figuresRequest !== undefined && figuresOnly.has(id);
  const outcomes: Outcomes = new Map();
  for (const id of externalIds) outcomes.set(id, outcomeWithoutCall(platform, id) ?? { kind: "invalid_response" });
  const ids = [...outcomes.keys()].filter((id) => !outcomeWithoutCall(platform, id));
  const chunks = [
    ...chunksOf(
      ids.filter((id) => !isReduced(id)),
      connector.batchSize,
    ).map((chunk) => ({ chunk, requestFor: request })),
    ...chunksOf(ids.filter(isReduced), connector.batchSize).map((chunk) => ({ chunk, requestFor: figuresRequest })),
  ];
  await withRun(ctx, platform, options, (run) =>
    pMap(
      chunks,
      ({ chunk, requestFor }) =>
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
            for (const id of part) outcomes.set(id, marked(outcomeOf(verdict, id), isReduced(id)));
          },
        ),
      { concurrency: connector.concurrency },
    ),
  );
  return outcomes;
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
