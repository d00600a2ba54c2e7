import { z } from "zod";

/** Value of a metric; null if the platform doesn't report it. */
export const Figure = z.number().nullable();
/** The five metrics at one time. */
export const FigureSet = z.object({ views: Figure, likes: Figure, comments: Figure, shares: Figure, saves: Figure });

export const SeriesPoint = z.object({
  /** Hour of the tracking, from 0. A point without metrics is a gap. */
  hour: z.int(),
  /** Time of the snapshot; for a gap, its due time. */
  at: z.iso.datetime(),
  figures: FigureSet.nullable(),
  gap_reason: z.string().nullable(),
  /**
   * The source, as in a snapshot's `provider`, where another one begins: on the first snapshot and after a switch. Values
   * before and after a switch can't be compared.
   */
  source: z.string().optional(),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;
