import { answerNothing, answerReportFile, openLink } from "@/app/(report)/open-link";
import { drawChartPng } from "@/lib/core/chart/draw-chart-png";
import { readView } from "@/lib/insight/reports/read-view";
import { sourceLine } from "@/lib/insight/reports/source-rules";

/** The picture that the link unfolds to: the chart, if the page shows one to anyone. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const open = await openLink((await params).token, request.headers);
  if (!open?.isUnlocked || !open.report.sections.includes("chart")) return answerNothing();
  const view = await readView(open);
  const png = await drawChartPng({
    title: open.report.title,
    caption: sourceLine(view),
    unit: "count",
    points: view.chart.map(({ at, views }) => ({ at: new Date(at), value: views })),
  });
  return answerReportFile(new Uint8Array(png), { "Content-Type": "image/png" });
}
