import type { Platform } from "@/lib/platforms/schemas";

/**
 * YouTube changed its public view count on August 24–27, 2026: a view counts when playback starts, in every format. The
 * period covers those days in UTC and in Pacific time. A count fetched within it may follow either definition.
 */
export const YOUTUBE_VIEWS_REDEFINED = {
  from: new Date("2026-08-24T00:00:00Z"),
  /** Exclusive. */
  to: new Date("2026-08-28T07:00:00Z"),
} as const;

/** Which definition a view count follows, by the time it was fetched. */
export type ViewDefinition = "original" | "changing" | "playback_start";

/** Snapshots of one platform from the first to the last, inclusive. */
export interface SnapshotSpan {
  platform: Platform;
  first: Date;
  last: Date;
}

/** Returns the definition that a platform's view count followed at a given time, or null if it has only had one. */
export function viewDefinition(platform: Platform, readAt: Date): ViewDefinition | null {
  if (platform !== "youtube") return null;
  if (readAt < YOUTUBE_VIEWS_REDEFINED.from) return "original";
  return readAt < YOUTUBE_VIEWS_REDEFINED.to ? "changing" : "playback_start";
}

/**
 * Returns whether YouTube view counts within these spans follow more than one definition: one series that spans the
 * change, or several on both sides of it. Views, and the rates based on them, are then not comparable.
 */
export function mixesViewDefinitions(spans: readonly SnapshotSpan[]): boolean {
  const youtube = spans.filter(({ platform }) => platform === "youtube");
  return (
    youtube.some(({ first }) => first < YOUTUBE_VIEWS_REDEFINED.to) &&
    youtube.some(({ last }) => last >= YOUTUBE_VIEWS_REDEFINED.from)
  );
}

/** Returns when a series first and last had a view count, or an empty array if it never did. */
export function viewSpans(
  platform: Platform,
  points: readonly { at: string; figures: { views: number | null } | null }[],
): SnapshotSpan[] {
  const counted = points.filter(({ figures }) => figures !== null && figures.views !== null);
  const [first, last] = [counted[0], counted.at(-1)];
  return first && last ? [{ platform, first: new Date(first.at), last: new Date(last.at) }] : [];
}

export const VIEW_DEFINITION_NAMES: Record<ViewDefinition, string> = {
  original: "Before August 24, 2026",
  changing: "Changing (August 24–27, 2026)",
  playback_start: "Since August 28, 2026: counted when playback starts",
};

/** Shown next to a chart or comparison that mixes both definitions. */
export const VIEWS_REDEFINED_NOTE =
  "YouTube changed how it counts views on August 24–27, 2026: a view now counts when playback starts. Views before and after aren't directly comparable.";
