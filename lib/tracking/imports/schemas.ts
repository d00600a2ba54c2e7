import { z } from "zod";
import { wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { findTextError } from "@/lib/tracking/imports/rules";
import { Name } from "@/lib/tracking/labels/schemas";
import { TrackRequest } from "@/lib/tracking/videos/schemas";

export const VERDICTS = [
  "new",
  "started",
  "failed",
  "tracked",
  "repeated",
  "not_a_video",
  "private",
  "unavailable",
  "unanswered",
] as const;
export const LineVerdict = z.enum(VERDICTS);
export type LineVerdict = z.infer<typeof LineVerdict>;

export const ImportStatus = z.enum(["checking", "ready", "running", "done", "cancelled"]);
export type ImportStatus = z.infer<typeof ImportStatus>;

export const CreateImportRequest = z.object({
  /** One link per line. Blank lines are skipped but count for the numbering. */
  text: z
    .string({ error: "Paste links, one per line" })
    .max(1_500_000, { error: "This text is too long. Split it into several imports", abort: true })
    .superRefine((text, issues) => {
      const message = findTextError(text);
      if (message) issues.addIssue({ code: "custom", message });
    })
    .meta({ contentMediaType: "text/plain" }),
  duration_days: TrackRequest.shape.duration_days,
  /** By name; created if it doesn't exist. */
  campaign: Name.nullable(),
  labels: z.array(Name).max(20, "At most 20 labels"),
});
export type CreateImportRequest = z.infer<typeof CreateImportRequest>;

export const ImportId = z.object({ id: z.string().max(64) });

const Counts = z.object(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, z.int()])) as Record<LineVerdict, z.ZodInt>,
);

/** Current cost of starting all new lines; dollars. */
export const ImportQuote = z.object({
  videos: z.int(),
  snapshots: z.int(),
  cost_per_snapshot: z.number(),
  cost_usd: z.number(),
  spendable_usd: z.number(),
  /** 0 if covered. */
  missing_usd: z.number(),
  plan: z.string(),
  max_videos: z.int(),
  /** How many more trackings the plan allows now. */
  free_places: z.int(),
});
export type ImportQuote = z.infer<typeof ImportQuote>;

export const ImportSummary = z.object({
  id: z.string(),
  status: ImportStatus,
  created_at: z.iso.datetime(),
  /** End of its last phase; null while it is open. */
  finished_at: z.iso.datetime().nullable(),
  created_by: z.string().nullable(),
  duration_days: z.int(),
  lines: z.int(),
  counts: Counts,
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportDetail = ImportSummary.extend({
  confirmed_at: z.iso.datetime().nullable(),
  campaign: z.string().nullable(),
  labels: z.array(z.string()),
  /** Lines with a verdict. */
  checked: z.int(),
  /** Short links followed. */
  short_links: z.int(),
  /** Whether a worker is processing it now. */
  is_worked_on: z.boolean(),
  /** Only while it awaits confirmation. */
  quote: ImportQuote.nullable(),
  /** Why lines failed or were not answered, most common first. */
  reasons: z.array(z.object({ reason: z.string(), lines: z.int() })),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

export const ImportList = z.object({ imports: z.array(ImportSummary) });
export type ImportList = z.infer<typeof ImportList>;

export const LINES_PER_PAGE = 50;
export const ImportLinesQuery = z.object({
  verdict: LineVerdict.optional(),
  page: wholeNumber({ min: 1, max: 100, fallback: 1 }),
});
export type ImportLinesQuery = z.infer<typeof ImportLinesQuery>;

export const ImportLine = z.object({
  line: z.int(),
  text: z.string(),
  /** null: not checked yet. */
  verdict: LineVerdict.nullable(),
  is_short: z.boolean(),
  platform: Platform.nullable(),
  canonical_url: z.string().nullable(),
  title: z.string().nullable(),
  reason: z.string().nullable(),
  /** The tracking that was started or was already running. */
  video_id: z.string().nullable(),
});
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportLines = z.object({
  lines: z.array(ImportLine),
  total: z.int(),
  page: z.int(),
  per_page: z.int(),
});
export type ImportLines = z.infer<typeof ImportLines>;
