import { z } from "zod";
import { type Figures, METRICS, type Outcome, type VideoData } from "@/lib/platforms/schemas";

/** More is no count of anything: no platform has shown a thousandth of it, and sums stay within 64 bits. */
const MAX_COUNT = 1e13;

/** A whole number, or the same as decimal text: some sources change between the two. */
export const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^\s*-?\d{1,16}\s*$/)
    .transform(Number)
    .pipe(z.int()),
]);

/** A counter. Null and absent both mean "not given". */
export const count = whole.pipe(z.int().nonnegative().max(MAX_COUNT)).nullish();

/** A counter of likes, in which −1 stands for hidden. */
export const likeCount = whole.pipe(z.int().min(-1).max(MAX_COUNT)).nullish();

/** Longer than any platform's descriptions; the rest is cut off. */
const MAX_TEXT_LENGTH = 20_000;

/** PostgreSQL holds neither NUL nor half a surrogate pair; one such title must not spoil a batch. */
const storable = z.string().transform((value) =>
  value
    .slice(0, MAX_TEXT_LENGTH)
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "\ufffd"),
);
export const text = storable.nullish();

/** Names are indexed, so a name of kilobytes could not be stored. */
export const name = storable.pipe(z.string().trim().min(1).max(200));

/** A durable ID as text. A number is one only while JavaScript holds it exactly: longer ones arrive rounded. */
export const identifier = z.union([z.string().regex(/^[\w.-]{1,128}$/), z.int().positive().transform(String)]);

/** Yes or no, also as 1 and 0 or in words. */
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

export const isoTime = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((time) => time.getUTCFullYear() >= 1970 && time.getUTCFullYear() < 2100);

type Draft = Omit<
  VideoData,
  "figures" | "title" | "description" | "creator" | "creatorId" | "thumbnailUrl" | "publishedAt"
> & {
  figures: Partial<Record<keyof Figures, number | null | undefined>>;
  publishedAt: Date | null | undefined;
} & Partial<Record<"title" | "description" | "creator" | "creatorId" | "thumbnailUrl", string | null | undefined>>;

/** Turns "absent" into null throughout. An answer without any figure is no reading. */
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
      title: draft.title || null,
      description: draft.description || null,
      creator: draft.creator || null,
      creatorId: draft.creatorId || null,
      thumbnailUrl: draft.thumbnailUrl && /^https?:\/\//.test(draft.thumbnailUrl) ? draft.thumbnailUrl : null,
    },
  };
}
