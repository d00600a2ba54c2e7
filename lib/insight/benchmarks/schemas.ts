import { z } from "zod";

const Percentile = z.number().nullable();

export const Outlier = z.object({
  times: z.number().nullable(),
  age: z.number(),
  views: z.number(),
  median: z.number().nullable(),
  videos: z.number(),
});

const Projection = z.object({
  age: z.number(),
  views: z.number(),
  low: z.number(),
  high: z.number(),
  compared: z.number(),
});

/** A day that was reached has its views; another one a projection, or why there is none. */
const Day = z.object({
  day: z.number(),
  reached: z.number().nullable(),
  projection: Projection.nullable(),
  /** `past`: its own views at earlier ages are unknown; `few`: too few videos to compare with. */
  reason: z.enum(["past", "few"]).nullable(),
});

export const VideoBenchmark = z.object({
  published_at: z.string().nullable(),
  /** The last age in hours at which its views are kept; null before the first. */
  age: z.number().nullable(),
  /** The creator's other videos, or else the organization's on the platform; null if too few are known at every age. */
  band: z
    .object({
      of: z.enum(["creator", "platform"]),
      ages: z.array(
        z.object({
          age: z.number(),
          videos: z.number(),
          p30: Percentile,
          p50: Percentile,
          p70: Percentile,
          p90: Percentile,
        }),
      ),
    })
    .nullable(),
  outlier: Outlier.nullable(),
  days: z.array(Day),
});
export type VideoBenchmark = z.infer<typeof VideoBenchmark>;

/** More than a page of the list. */
const MAX_IDS = 200;

export const OutliersQuery = z.object({
  ids: z
    .string()
    .max(10_000)
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.string()).min(1).max(MAX_IDS)),
});
export type OutliersQuery = z.infer<typeof OutliersQuery>;

/** Only videos with stored views are listed. */
export const Outliers = z.object({ outliers: z.array(Outlier.extend({ id: z.string() })) });
export type Outliers = z.infer<typeof Outliers>;
