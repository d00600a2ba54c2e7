import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import { reportTime } from "@/lib/insight/reports/source-rules";
import type { ReportLeader, ReportVideo } from "@/lib/insight/reports/view-schemas";

/** With cents in every row. */
const usd = (value: number) => formatUsd(value, 2);
const known = (value: number | null, format: (value: number) => string) => (value === null ? "–" : format(value));
interface Column<Row> {
  name: string;
  isNumeric?: true;
  of: (row: Row) => React.ReactNode;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  const headings = columns.map(({ name, isNumeric }) => (isNumeric ? { name, isNumeric } : name));
  return (
    <StackedTable caption={caption} headings={headings}>
      {rows.map((row) => (
        <tr key={keyOf(row)} className="block break-inside-avoid border-rule border-b py-2 md:table-row md:py-0">
          {columns.map(({ name, isNumeric, of }) => (
            <StackedCell key={name} label={name} isNumeric={isNumeric}>
              {of(row)}
            </StackedCell>
          ))}
        </tr>
      ))}
    </StackedTable>
  );
}

const VIDEO_COLUMNS: readonly Column<ReportVideo>[] = [
  {
    name: "Video",
    of: ({ title, url, creator, platform }) => (
      <>
        <a href={url} rel="noreferrer nofollow" className="wrap-anywhere text-link underline-offset-2 hover:underline">
          <bdi>{title ?? url}</bdi>
        </a>
        <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
          <PlatformGlyph platform={platform} /> <bdi>{creator}</bdi>
        </span>
      </>
    ),
  },
  { name: "Views", isNumeric: true, of: ({ figures }) => known(figures.views, formatInteger) },
  { name: "Likes", isNumeric: true, of: ({ figures }) => known(figures.likes, formatInteger) },
  { name: "Comments", isNumeric: true, of: ({ figures }) => known(figures.comments, formatInteger) },
  { name: "Engagement", isNumeric: true, of: (row) => known(row.engagement_rate, formatPercent) },
];
const MONEY_COLUMNS: readonly Column<ReportVideo>[] = [
  { name: "Cost", isNumeric: true, of: (row) => known(row.cost_usd, usd) },
  { name: "CPM", isNumeric: true, of: (row) => known(row.cpm_usd, usd) },
];
const AS_OF: Column<ReportVideo> = {
  name: "As of and source",
  of: ({ as_of, source }) => (
    <span className="text-muted text-xs">
      {as_of === null ? "No snapshots yet" : `${reportTime(as_of)}, ${source}`}
    </span>
  ),
};

export function VideoTable({ videos, showsMoney }: { videos: readonly ReportVideo[]; showsMoney: boolean }) {
  const columns = [...VIDEO_COLUMNS, ...(showsMoney ? MONEY_COLUMNS : []), AS_OF];
  return <Table caption="Videos" columns={columns} rows={videos} keyOf={({ url }) => url} />;
}

const LEADER_COLUMNS: readonly Column<ReportLeader>[] = [
  {
    name: "Creator",
    of: ({ creator, platform }) => (
      <span className="flex flex-wrap items-center gap-x-2">
        <PlatformGlyph platform={platform} /> <bdi>{creator ?? "Unknown"}</bdi>
      </span>
    ),
  },
  { name: "Videos", isNumeric: true, of: ({ videos }) => formatInteger(videos) },
  { name: "Views", isNumeric: true, of: ({ views }) => known(views, formatInteger) },
  { name: "Engagements", isNumeric: true, of: ({ engagements }) => known(engagements, formatInteger) },
  { name: "Engagement", isNumeric: true, of: (row) => known(row.engagement_rate, formatPercent) },
];

export const LeaderTable = ({ leaders }: { leaders: readonly ReportLeader[] }) => (
  <Table
    caption="Leaderboard"
    columns={LEADER_COLUMNS}
    rows={leaders}
    keyOf={({ platform, creator }) => `${platform} ${creator}`}
  />
);
