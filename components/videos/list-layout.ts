import { parseLayout, type TableLayout } from "@/components/ui/table-layout";
import { DEFAULT_COLUMNS, VIDEO_COLUMNS, type VideoColumn } from "@/lib/tracking/videos/choice-rules";

export type ListLayout = TableLayout<VideoColumn>;

export const DEFAULT_LAYOUT: ListLayout = { columns: DEFAULT_COLUMNS, density: "comfortable" };

export const LAYOUT_COOKIE = "clipscope-video-list";

export const layoutOf = (cookie: string | undefined): ListLayout => parseLayout(cookie, VIDEO_COLUMNS, DEFAULT_LAYOUT);
