import { z } from "zod";

/** A metric's value; null where the platform does not report it. */
export const Figure = z.number().nullable();
/** The five metrics of one moment. */
export const FigureSet = z.object({ views: Figure, likes: Figure, comments: Figure, shares: Figure, saves: Figure });

export const SeriesPoint = z.object({
  /** Hour of the tracking, 0 …; a point without figures is a gap. */
  hour: z.int(),
  /** When it was read; for a gap when it was due. */
  at: z.iso.datetime(),
  figures: FigureSet.nullable(),
  gap_reason: z.string().nullable(),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;
