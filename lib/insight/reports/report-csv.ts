import { type CsvColumn, csvFileName, toCsv } from "@/lib/core/csv/to-csv";
import { REPORT_SECTIONS, type ReportSection, SECTION_NAMES } from "@/lib/insight/reports/report-rules";
import type { ReportLeader, ReportVideo, ReportView } from "@/lib/insight/reports/view-schemas";
import { METRICS, PLATFORM_NAMES } from "@/lib/platforms/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";

interface Exported {
  title: string;
  sections: readonly string[];
  showsMoney: boolean;
}

/** Returns the section of a file: the requested one if the report shows it, or else its most detailed one. */
export function exportedSection(sections: readonly string[], requested: string | null): ReportSection | null {
  const shown = REPORT_SECTIONS.filter((section) => sections.includes(section));
  if (requested !== null) return shown.find((section) => section === requested) ?? null;
  return (
    (["videos", "leaderboard", "chart", "figures", "audience"] as const).find((one) => shown.includes(one)) ?? null
  );
}

/** Returns one section of a report's page as CSV. */
export function reportCsv(
  { title, showsMoney }: Exported,
  view: ReportView,
  section: ReportSection,
  day: string,
): { fileName: string; csv: string } {
  const fileName = csvFileName(`${title} ${SECTION_NAMES[section]}`, day);
  switch (section) {
    case "videos":
      return { fileName, csv: toCsv(videoColumns(showsMoney), view.videos) };
    case "leaderboard":
      return { fileName, csv: toCsv(LEADER_COLUMNS, view.leaderboard) };
    case "chart":
      return { fileName, csv: toCsv(CHART_COLUMNS, view.chart) };
    case "figures":
      return { fileName, csv: toCsv(totalColumns(showsMoney), [view]) };
    case "audience":
      return { fileName, csv: toCsv(AUDIENCE_COLUMNS, audienceRows(view)) };
  }
}

const percent = (value: number | null) => (value === null ? null : Number(value.toFixed(4)));

const videoColumns = (showsMoney: boolean): CsvColumn<ReportVideo>[] => [
  { header: "Title", value: (row) => row.title },
  { header: "Creator", value: (row) => row.creator },
  { header: "Platform", value: (row) => PLATFORM_NAMES[row.platform] },
  { header: "Link", value: (row) => row.url },
  { header: "Published (UTC)", value: (row) => row.published_at },
  ...METRICS.map((metric) => ({ header: METRIC_NAMES[metric], value: (row: ReportVideo) => row.figures[metric] })),
  { header: "Engagement rate (%)", value: (row) => percent(row.engagement_rate) },
  ...(showsMoney
    ? [
        { header: "Cost (USD)", value: (row: ReportVideo) => row.cost_usd },
        { header: "CPM (USD)", value: (row: ReportVideo) => row.cpm_usd },
      ]
    : []),
  { header: "As of (UTC)", value: (row) => row.as_of },
  { header: "Source", value: (row) => row.source },
];

const LEADER_COLUMNS: CsvColumn<ReportLeader>[] = [
  { header: "Creator", value: (row) => row.creator },
  { header: "Platform", value: (row) => PLATFORM_NAMES[row.platform] },
  { header: "Videos", value: (row) => row.videos },
  { header: "Views", value: (row) => row.views },
  { header: "Engagements", value: (row) => row.engagements },
  { header: "Engagement rate (%)", value: (row) => percent(row.engagement_rate) },
  { header: "As of (UTC)", value: (row) => row.as_of },
];

const CHART_COLUMNS: CsvColumn<ReportView["chart"][number]>[] = [
  { header: "From (UTC)", value: (row) => row.at },
  { header: "Views", value: (row) => row.views },
];

const totalColumns = (showsMoney: boolean): CsvColumn<ReportView>[] => [
  { header: "Videos", value: ({ totals }) => totals.videos },
  ...METRICS.map((metric) => ({ header: METRIC_NAMES[metric], value: ({ totals }: ReportView) => totals[metric] })),
  { header: "Engagements", value: ({ totals }) => totals.engagements },
  { header: "Engagement rate (%)", value: ({ totals }) => percent(totals.engagement_rate) },
  ...(showsMoney
    ? [
        { header: "Spend (USD)", value: ({ totals }: ReportView) => totals.spend_usd },
        { header: "CPM (USD)", value: ({ totals }: ReportView) => totals.cpm_usd },
      ]
    : []),
  { header: "As of (UTC)", value: (view) => view.as_of },
  { header: "Source", value: (view) => view.sources.join("; ") },
];

interface AudienceRow {
  part: string;
  name: string;
  percent: number;
  source: string;
  at: string | null;
}

const AUDIENCE_COLUMNS: CsvColumn<AudienceRow>[] = [
  { header: "Part", value: (row) => row.part },
  { header: "Name", value: (row) => row.name },
  { header: "Share (%)", value: (row) => row.percent },
  { header: "As of (UTC)", value: (row) => row.at },
  { header: "Source", value: (row) => row.source },
];

function audienceRows({ audience }: ReportView): AudienceRow[] {
  if (!audience) return [];
  const parts = { Country: audience.countries, Gender: audience.genders, Age: audience.ages };
  return Object.entries(parts).flatMap(([part, shares]) =>
    (shares?.shares ?? []).map(({ name, percent: share }) => ({
      part,
      name,
      percent: share,
      source: shares?.source === "import" ? "Import" : "Follower sample",
      at: (shares?.source === "import" ? audience.imported_at : audience.sample?.taken_at) ?? null,
    })),
  );
}
