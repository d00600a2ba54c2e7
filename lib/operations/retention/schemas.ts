import { z } from "zod";
import { optionalWholeNumber } from "@/lib/core/schemas";
import { RETENTION_KINDS } from "@/lib/people/organizations/retention-rules";

const Days = optionalWholeNumber({ min: 1, max: 10_000, example: 30 });

/** Shorter periods, in days, before they are saved. */
export const RetentionPreviewQuery = z.object({
  api_requests: Days,
  webhook_deliveries: Days,
  emails: Days,
  video_imports: Days,
  alert_firings: Days,
});
export type RetentionPreviewQuery = z.output<typeof RetentionPreviewQuery>;

/** What shorter periods delete. */
export const RetentionPreview = z.object({
  deletions: z.array(
    z.object({
      kind: z.enum(RETENTION_KINDS),
      /** How many there are now, or the highest number that is counted. */
      count: z.int(),
      has_more: z.boolean(),
      /** null if there are none. */
      oldest_at: z.iso.datetime().nullable(),
      /** Records from before this time are deleted, by the first run, at `deleted_at`, and then day by day. */
      before: z.iso.datetime(),
      deleted_at: z.iso.datetime(),
    }),
  ),
});
export type RetentionPreview = z.infer<typeof RetentionPreview>;
