import { answerNothing, answerReportFile, openLink } from "@/app/(report)/open-link";
import { dayOf } from "@/lib/core/time/zone-rules";
import { readView } from "@/lib/insight/reports/read-view";
import { exportedSection, reportCsv } from "@/lib/insight/reports/report-csv";

/** One section of the page as CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const open = await openLink((await params).token, request.headers);
  if (!open?.isUnlocked) return answerNothing();
  const section = exportedSection(open.report.sections, new URL(request.url).searchParams.get("section"));
  if (section === null) return answerNothing();
  const { fileName, csv } = reportCsv(open.report, await readView(open), section, dayOf(open.ctx.now(), "UTC"));
  return answerReportFile(csv, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${fileName}"`,
  });
}
