import type { Metric } from "@/lib/platforms/schemas";

/** The color of each metric in charts, and in the tiles that choose what a chart draws. */
export const METRIC_COLORS: Record<Metric, string> = {
  views: "var(--chart-1)",
  likes: "var(--chart-2)",
  comments: "var(--chart-3)",
  shares: "var(--chart-4)",
  saves: "var(--chart-5)",
};
