import { drawChartPng } from "@/lib/core/chart/draw-chart-png";
import type { Context } from "@/lib/core/context";
import { formatDateTime } from "@/lib/core/format";
import { log } from "@/lib/core/log";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import type { FiringRow } from "@/lib/insight/alerts/rows";
import type { AlertCondition } from "@/lib/insight/alerts/schemas";
import { readSeries } from "@/lib/tracking/snapshots/read";

const SPAN_MS = 7 * DAY_MS;

/**
 * Returns the chart of a firing's video as a PNG: views of the last 7 days; null without a video or two snapshots. A chart
 * that can't be drawn doesn't hold up the message.
 */
export async function chartOfFiring(
  ctx: Context,
  firing: FiringRow,
  condition: AlertCondition,
): Promise<Buffer | null> {
  if (firing.trackingId === null) return null;
  const since = new Date(firing.firedAt.getTime() - SPAN_MS);
  const series = await readSeries(ctx.db, firing.trackingId, { since });
  const points = series.map(({ takenAt, figures }) => ({ at: takenAt, value: figures.views }));
  const last = series.at(-1);
  if (!last || points.filter(({ value }) => value !== null).length < 2) return null;
  try {
    return await drawChartPng({
      title: firing.subjectName,
      caption: `Views, as of ${formatDateTime(last.takenAt, { zone: "UTC", locale: "en-US" })} UTC`,
      points,
      unit: "count",
      ...(condition.type === "views" && { line: { value: condition.value, label: "Alert" } }),
    });
  } catch (error) {
    log.warn({ err: error, firing: firing.publicId }, "chart of an alert not drawn");
    return null;
  }
}
