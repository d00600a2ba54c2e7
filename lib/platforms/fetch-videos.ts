import pMap from "p-map";
import type { Context } from "@/lib/core/context";
import { ask, type FetchOptions, isFailure, withRun } from "@/lib/platforms/ask";
import { askInHalves } from "@/lib/platforms/ask-in-halves";
import type { Connector, Outcomes, Verdict } from "@/lib/platforms/connector";
import { instagram } from "@/lib/platforms/instagram";
import { isVideoId } from "@/lib/platforms/rules";
import type { Outcome, Platform, VideoReading } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/targets";
import { tiktok } from "@/lib/platforms/tiktok";
import { x } from "@/lib/platforms/x";
import { youtube } from "@/lib/platforms/youtube";

const CONNECTORS: Record<Platform, Connector> = { youtube, twitter: x, tiktok, instagram };

export interface VideoOptions extends FetchOptions {
  /** Videos whose metadata is not needed: platforms that charge for it are asked for their figures only. */
  figuresOnly: ReadonlySet<string>;
}

/**
 * Reads videos at their platform. Every id that is asked for gets an entry; what the platform may answer is never
 * thrown, and a call that fails costs only its own ids.
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
  for (const id of externalIds) outcomes.set(id, withoutAsking(platform, id) ?? { kind: "invalid_response" });
  const ids = [...outcomes.keys()].filter((id) => !withoutAsking(platform, id));
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
        askInHalves(
          chunk,
          (part) =>
            ask<{ outcomes: Outcomes }>(run, {
              bucket: connector.bucket,
              ...requestFor(part),
              judge: (answer, now, reader) => connector.judge(answer, part, now, reader),
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
): Promise<Outcome<VideoReading>> {
  const outcomes = await fetchVideos(ctx, platform, [externalId], options);
  return outcomes.get(externalId) ?? { kind: "invalid_response" };
}

const marked = (outcome: Outcome<VideoReading>, isFiguresOnly: boolean): Outcome<VideoReading> =>
  isFiguresOnly && outcome.kind === "ok" ? { kind: "ok", value: { ...outcome.value, isFiguresOnly: true } } : outcome;

function withoutAsking(platform: Platform, id: string): Outcome<VideoReading> | null {
  if (!isConfigured(platform)) return { kind: "auth" };
  // A malformed id among 100 makes X refuse all of them.
  if (!isVideoId(platform, id)) return { kind: "invalid_response" };
  return CONNECTORS[platform].foregone?.(id) ?? null;
}

function outcomeOf(verdict: Verdict, id: string): Outcome<VideoReading> {
  return isFailure(verdict) ? verdict.failure : (verdict.outcomes.get(id) ?? { kind: "invalid_response" });
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  return chunks;
}
