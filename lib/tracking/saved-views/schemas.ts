import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";
import { Name } from "@/lib/tracking/labels/schemas";
import { DENSITIES, VIDEO_COLUMNS } from "@/lib/tracking/videos/choice-rules";
import { VideoSort } from "@/lib/tracking/videos/dashboard-schemas";
import { ShownStatus } from "@/lib/tracking/videos/schemas";

/** Maximum saved views of one member in one organization. */
export const MAX_VIEWS = 50;

/** What the video table shows: filters, order, columns and row height. */
export const ViewSettings = z.object({
  q: z.string().trim().max(200),
  platform: Platform.nullable(),
  status: ShownStatus.nullable(),
  /** A public ID, or "none". */
  label: z.string().max(64).nullable(),
  campaign: z.string().max(64).nullable(),
  sort: VideoSort,
  order: z.enum(["asc", "desc"]),
  /** In order. */
  columns: z.array(z.enum(VIDEO_COLUMNS)).max(VIDEO_COLUMNS.length),
  density: z.enum(DENSITIES),
});
export type ViewSettings = z.infer<typeof ViewSettings>;

export const SaveViewRequest = z.object({ name: Name, settings: ViewSettings });
export type SaveViewRequest = z.infer<typeof SaveViewRequest>;

export const SavedView = z.object({ id: z.string(), name: z.string(), settings: ViewSettings });
export type SavedView = z.infer<typeof SavedView>;

export const SavedViews = z.object({ views: z.array(SavedView) });
export type SavedViews = z.infer<typeof SavedViews>;
