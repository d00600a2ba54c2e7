import { parseLayout, type TableLayout } from "@/components/ui/table-layout";
import { CHANNEL_COLUMNS, type ChannelColumn } from "@/lib/channels/channels/choice-rules";

export type ListLayout = TableLayout<ChannelColumn>;

export const DEFAULT_LAYOUT: ListLayout = {
  columns: CHANNEL_COLUMNS.filter((column) => column !== "posts" && column !== "category"),
  density: "comfortable",
};

export const LAYOUT_COOKIE = "clipscope-channel-list";

export const layoutOf = (cookie: string | undefined): ListLayout =>
  parseLayout(cookie, CHANNEL_COLUMNS, DEFAULT_LAYOUT);
