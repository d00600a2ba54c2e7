import { pointName } from "@/components/charts/time-points";
import { formatInteger, type ReaderTime } from "@/lib/core/format";
import { GOAL_METRIC_NAMES } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignSeries, CampaignSeriesPoint } from "@/lib/insight/campaigns/dashboard-schemas";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { type Drawing, pointValue, readerOf } from "./drawn-series";
import { percent } from "./words";

/** Returns a one-sentence summary of the chart. */
export function summarizeSeries(
  { goal_metric, goal_value, progress }: Campaign,
  { step, points }: CampaignSeries,
  drawing: Drawing,
  reader: ReaderTime,
): string {
  const name = GOAL_METRIC_NAMES[drawing.metric].toLowerCase();
  const zone = readerOf(step, reader);
  const last = points.at(-1);
  const total = last?.[drawing.metric] ?? null;
  if (!last || total === null) return `No ${name} known yet.`;
  if (drawing.mode === "total") {
    const goal =
      drawing.metric === goal_metric && goal_value !== null && progress.goal_share !== null
        ? `, ${percent(progress.goal_share)} of the goal of ${formatInteger(goal_value)}`
        : "";
    return `${formatInteger(total)} ${name} by ${pointName(last.at, step, zone)}${goal}.`;
  }
  const best = points.reduce<CampaignSeriesPoint | null>(
    (most, point) => ((pointValue(point, drawing) ?? 0) > (most ? (pointValue(most, drawing) ?? 0) : 0) ? point : most),
    null,
  );
  if (!best) return `No ${name} gained yet. Gains need two snapshots of a video.`;
  return `Most ${step === "hour" ? "at" : "on"} ${pointName(best.at, step, zone)}: ${formatInteger(pointValue(best, drawing) ?? 0)} ${name} gained.`;
}
