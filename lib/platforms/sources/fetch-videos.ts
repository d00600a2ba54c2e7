import type { Context } from "@/lib/core/context";
import type { Outcomes } from "@/lib/platforms/connector";
import { isAboutSource, type Outcome, type Platform, type VideoData } from "@/lib/platforms/schemas";
import { configuredSources } from "@/lib/platforms/sources";
import { streamVideos, type VideoOptions } from "@/lib/platforms/sources/stream-videos";

/**
 * Fetches videos that have no series yet: from the platform's first source, and what it can't answer from the next one.
 * Every requested ID gets an entry. Platform errors are returned, never thrown.
 */
export async function fetchVideos(
  ctx: Context,
  platform: Platform,
  externalIds: readonly string[],
  options: Partial<VideoOptions> = {},
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map(externalIds.map((id) => [id, { kind: "auth" }]));
  for (const source of configuredSources(platform)) {
    const open = [...outcomes].flatMap(([id, outcome]) => (isAboutSource(outcome) ? [id] : []));
    if (open.length === 0) break;
    // A retired source's calls are denied, without one. Otherwise the first failure is kept: it says what to do about the
    // source that should have answered.
    const take = (id: string, outcome: Outcome<VideoData>) => {
      if (outcomes.get(id)?.kind === "auth" || !isAboutSource(outcome)) outcomes.set(id, outcome);
    };
    await streamVideos(ctx, source, open, { purpose: "trackings", ...options }, take);
  }
  return outcomes;
}

/** As `fetchVideos`, for one video. */
export async function fetchVideo(
  ctx: Context,
  platform: Platform,
  externalId: string,
  options?: Partial<VideoOptions>,
): Promise<Outcome<VideoData>> {
  const outcomes = await fetchVideos(ctx, platform, [externalId], options);
  return outcomes.get(externalId) ?? { kind: "invalid_response" };
}
