import { z } from "zod";
import { type Figures, METRICS, type Outcome, type VideoData } from "@/lib/platforms/schemas";

/** Larger values are not counts: no platform has reported a thousandth of this, and sums must fit into 64 bits. */
const MAX_COUNT = 1e13;

/** A whole number, or the same as decimal text, because some sources alternate between the two. */
export const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^\s*-?\d{1,16}\s*$/)
    .transform(Number)
    .pipe(z.int()),
]);

/** A counter. Null and absent both mean that it was not reported. */
export const count = whole.pipe(z.int().nonnegative().max(MAX_COUNT)).nullish();

/** A counter of likes. −1 means that likes are hidden. */
export const likeCount = whole.pipe(z.int().min(-1).max(MAX_COUNT)).nullish();

/** Longer than any platform's descriptions. The rest is cut off. */
const MAX_TEXT_LENGTH = 20_000;

/** PostgreSQL can't store NUL or half a surrogate pair. One such title must not make a batch fail. */
const storable = z.string().transform((value) =>
  value
    .slice(0, MAX_TEXT_LENGTH)
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "\ufffd"),
);
export const text = storable.nullish();

/** Names are indexed, so a name of several kilobytes could not be stored. */
export const name = storable.pipe(z.string().trim().min(1).max(200));

/**
 * A permanent ID as text. A number is only accepted while JavaScript represents it exactly, because longer ones are
 * rounded.
 */
export const identifier = z.union([z.string().regex(/^[\w.-]{1,128}$/), z.int().positive().transform(String)]);

/** A boolean, also as 1 and 0 or as text. */
export const flag = z
  .union([
    z.boolean(),
    z.literal([1, "1", "true"]).transform(() => true),
    z.literal([0, "0", "false"]).transform(() => false),
  ])
  .nullish();

export const unixSeconds = whole
  .pipe(z.int().positive().max(4_102_444_800))
  .transform((seconds) => new Date(seconds * 1000));

/** A length in seconds. No video lasts longer than a month. */
export const seconds = z.number().nonnegative().max(2_678_400).nullish();

export const isoTime = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((time) => time.getUTCFullYear() >= 1970 && time.getUTCFullYear() < 2100);

type Draft = Omit<
  VideoData,
  | "figures"
  | "title"
  | "description"
  | "creator"
  | "creatorId"
  | "thumbnailUrl"
  | "publishedAt"
  | "paidPartnership"
  | "durationSeconds"
> & {
  figures: Partial<Record<keyof Figures, number | null | undefined>>;
  publishedAt: Date | null | undefined;
  paidPartnership?: boolean | null | undefined;
  durationSeconds?: number | null | undefined;
} & Partial<Record<"title" | "description" | "creator" | "creatorId" | "thumbnailUrl", string | null | undefined>>;

/** Converts absent fields to null. A response without any figure is invalid. */
export function toVideoData(draft: Draft): Outcome<VideoData> {
  const figures: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };
  for (const metric of METRICS) figures[metric] = draft.figures[metric] ?? null;
  if (METRICS.every((metric) => figures[metric] === null)) return { kind: "invalid_response" };
  return {
    kind: "ok",
    value: {
      ...draft,
      figures,
      publishedAt: draft.publishedAt ?? null,
      durationSeconds: draft.durationSeconds ?? null,
      paidPartnership: draft.paidPartnership ?? null,
      title: draft.title || null,
      description: draft.description || null,
      creator: draft.creator || null,
      creatorId: draft.creatorId || null,
      thumbnailUrl: draft.thumbnailUrl && /^https?:\/\//.test(draft.thumbnailUrl) ? draft.thumbnailUrl : null,
    },
  };
}
