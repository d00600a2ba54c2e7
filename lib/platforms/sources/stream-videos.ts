import pMap from "p-map";
import type { Context } from "@/lib/core/context";
import {
  callWithRetries,
  type FetchOptions,
  isFailure,
  planCalls,
  type Run,
  withRun,
} from "@/lib/platforms/call-with-retries";
import type { CallResult, FiguresReader, Outcomes, VideoReader } from "@/lib/platforms/connector";
import type { CreatorConnector } from "@/lib/platforms/creator-connector";
import { fetchInHalves } from "@/lib/platforms/fetch-in-halves";
import { CALL_KIND, type Need } from "@/lib/platforms/price-rules";
import { isVideoId } from "@/lib/platforms/rules";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import { hasKey, type Source } from "@/lib/platforms/source";

export interface VideoOptions extends FetchOptions {
  /** Videos whose metadata is not needed: from sources that charge for it, only their figures are requested. */
  figuresOnly: ReadonlySet<string>;
  /** Usernames of creators, by video: some sources find a video only among its creator's posts. */
  creators: ReadonlyMap<string, string>;
}

export interface StreamOptions extends VideoOptions {
  /** No first attempt at a call begins later than this. Videos that would need one are left out. */
  startMs: number;
}

/**
 * Fetches videos from one source and passes on each outcome as soon as its call is over. Every requested ID gets one,
 * unless `startMs` leaves it out. Errors are passed on, never thrown, and a failed call only affects its own IDs.
 */
export async function streamVideos(
  ctx: Context,
  source: Source,
  externalIds: readonly string[],
  {
    figuresOnly = new Set(),
    creators = new Map(),
    startMs = Number.POSITIVE_INFINITY,
    ...options
  }: Partial<StreamOptions>,
  take: (id: string, outcome: Outcome<VideoData>) => void,
): Promise<void> {
  const connector = source.videos;
  const ids: string[] = [];
  for (const id of new Set(externalIds)) {
    const outcome = outcomeWithoutCall(source, id);
    if (outcome) take(id, outcome);
    else ids.push(id);
  }
  const startUntil = performance.now() + startMs;
  if ("readPosts" in connector) {
    await withRun(ctx, source, options, (run) => streamByCreator(run, connector, { ids, creators, startUntil }, take));
    return;
  }
  const { figures } = connector;
  const isReduced = (id: string) => figures !== undefined && figuresOnly.has(id);
  const whole = chunksOf(
    ids.filter((id) => !isReduced(id)),
    connector.batchSize,
  );
  const reduced = chunksOf(ids.filter(isReduced), connector.batchSize);
  if (whole.length + reduced.length === 0) return;
  await withRun(ctx, source, options, async (run) => {
    const read = (chunk: readonly string[], { bucket, request, kind, resources }: VideoReader, done: Done) =>
      fetchInHalves(
        chunk,
        (part) =>
          callWithRetries<{ outcomes: Outcomes }>(run, {
            bucket,
            kind,
            subjects: part,
            resources: resources && { most: resources.most(part), returned: resources.returned },
            ...request(part),
            interpret: (answer, now, reader) => connector.interpret(answer, part, now, reader),
            allowance: connector.allowance,
          }),
        done,
      );
    const readWhole = (chunk: readonly string[]) =>
      read(chunk, connector, (verdict, part) => {
        for (const id of part) take(id, outcomeOf(verdict, id));
      });
    const readFigures = async (chunk: readonly string[], reader: FiguresReader) => {
      const open: string[] = [];
      await read(chunk, reader, (verdict, part) => {
        for (const id of part) {
          const outcome = outcomeOf(verdict, id);
          if (reader.needsConfirmation && (outcome.kind === "unavailable" || outcome.kind === "quota")) open.push(id);
          else take(id, withoutMetadata(outcome));
        }
      });
      if (open.length > 0) await readWhole(open);
    };
    const wholeNeeds = plannedNeeds(connector, whole);
    planCalls(run, connector.bucket, whole.length, wholeNeeds);
    if (figures) {
      const isSame = figures.bucket === connector.bucket;
      const needs = [...plannedNeeds(figures, reduced), ...(isSame ? wholeNeeds : [])];
      planCalls(run, figures.bucket, reduced.length + (isSame ? whole.length : 0), needs);
    }
    const reads = [
      ...whole.map((chunk) => () => readWhole(chunk)),
      ...(figures ? reduced.map((chunk) => () => readFigures(chunk, figures)) : []),
    ];
    await pMap(reads, async (start) => performance.now() < startUntil && start(), {
      concurrency: connector.concurrency,
    });
  });
}

/** What the calls usually cost. */
const plannedNeeds = ({ kind = CALL_KIND, resources }: VideoReader, chunks: readonly string[][]): Need[] =>
  chunks.length === 0 ? [] : [{ kind, most: chunks.length }, ...(resources?.usual(chunks.flat()) ?? [])];

/** Reads the posts of each creator together. The creator of a post isn't known by its ID. */
async function streamByCreator(
  run: Run,
  { concurrency, bucket, readPosts }: CreatorConnector,
  { ids, creators, startUntil }: { ids: readonly string[]; creators: ReadonlyMap<string, string>; startUntil: number },
  take: (id: string, outcome: Outcome<VideoData>) => void,
): Promise<void> {
  const idsOf = new Map<string, Set<string>>();
  for (const id of ids) {
    const creator = creators.get(id);
    if (creator === undefined) take(id, { kind: "transient" });
    else idsOf.set(creator, (idsOf.get(creator) ?? new Set()).add(id));
  }
  planCalls(run, bucket, idsOf.size);
  const read = async ([creator, own]: [string, Set<string>]) => {
    if (performance.now() >= startUntil) return;
    // Such lists don't have all metadata, so what is known stays.
    for (const [id, outcome] of await readPosts(run, creator, own)) take(id, withoutMetadata(outcome));
  };
  await pMap(idsOf, read, { concurrency });
}

type Done = (verdict: CallResult, part: readonly string[]) => void;

const withoutMetadata = (outcome: Outcome<VideoData>): Outcome<VideoData> =>
  outcome.kind === "ok" ? { kind: "ok", value: { ...outcome.value, isFiguresOnly: true } } : outcome;

function outcomeWithoutCall(source: Source, id: string): Outcome<VideoData> | null {
  if (!hasKey(source)) return { kind: "auth" };
  // X rejects all 100 IDs of a call if one is malformed.
  if (!isVideoId(source.platform, id)) return { kind: "invalid_response" };
  return ("foregone" in source.videos && source.videos.foregone?.(id)) || null;
}

function outcomeOf(verdict: CallResult, id: string): Outcome<VideoData> {
  return isFailure(verdict) ? verdict.failure : (verdict.outcomes.get(id) ?? { kind: "invalid_response" });
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  return chunks;
}
