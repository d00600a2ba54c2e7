import type { History } from "@/lib/tracking/snapshots/read";
import type { SeriesPoint } from "@/lib/tracking/snapshots/schemas";
import { dueAt } from "@/lib/tracking/trackings/schedule-rules";

/** Returns every settled hour of a tracking in order: a snapshot, or a gap with its reason. */
export function pointsOf(tracking: { startedAt: Date; slot: number }, { series, gaps }: History): SeriesPoint[] {
  const points: SeriesPoint[] = [
    ...series.map(({ hour, takenAt, figures, provider }, index) => ({
      hour,
      at: takenAt.toISOString(),
      figures,
      gap_reason: null,
      ...(provider !== series[index - 1]?.provider && { source: provider }),
    })),
    ...gaps.map(({ hour, reason }) => ({
      hour,
      at: dueAt(tracking, hour).toISOString(),
      figures: null,
      gap_reason: reason,
    })),
  ];
  return points.sort((a, b) => a.hour - b.hour);
}
