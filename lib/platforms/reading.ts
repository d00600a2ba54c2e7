import { z } from "zod";
import { type Figures, METRICS, type Outcome, type VideoReading } from "@/lib/platforms/schemas";

/** A counter: a whole number that JavaScript holds exactly. Null and absent both mean "not given". */
export const count = z.int().nonnegative().nullish();

/** The same as a decimal string. */
export const decimalCount = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.int())
  .optional();

/** PostgreSQL holds neither NUL nor half a surrogate pair; one such title must not spoil a batch. */
export const text = z
  .string()
  .transform((value) => value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd"))
  .nullish();

export const unixSeconds = z
  .int()
  .positive()
  .max(4_102_444_800)
  .transform((seconds) => new Date(seconds * 1000));

export const isoTime = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

type Draft = Omit<VideoReading, "figures" | "title" | "description" | "creator" | "creatorId" | "thumbnailUrl"> & {
  figures: Partial<Record<keyof Figures, number | null | undefined>>;
} & Partial<Record<"title" | "description" | "creator" | "creatorId" | "thumbnailUrl", string | null | undefined>>;

/** Turns "absent" into null throughout. An answer without any figure is no reading. */
export function toReading(draft: Draft): Outcome<VideoReading> {
  const figures: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };
  for (const metric of METRICS) figures[metric] = draft.figures[metric] ?? null;
  if (METRICS.every((metric) => figures[metric] === null)) return { kind: "invalid_response" };
  return {
    kind: "ok",
    value: {
      ...draft,
      figures,
      title: draft.title || null,
      description: draft.description || null,
      creator: draft.creator || null,
      creatorId: draft.creatorId || null,
      thumbnailUrl: draft.thumbnailUrl && /^https?:\/\//.test(draft.thumbnailUrl) ? draft.thumbnailUrl : null,
    },
  };
}
