import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import { reportTime } from "@/lib/insight/reports/source-rules";
import type { ReportLeader, ReportVideo } from "@/lib/insight/reports/view-schemas";

const known = (value: number | null, format: (value: number) => string) => (value === null ? "–" : format(value));
const TABLE = "w-full border-collapse text-left";
const HEAD = "border-rule border-b py-2 pr-3 font-medium text-muted text-xs last:pr-0";
const CELL = "border-rule border-b py-2 pr-3 align-top last:pr-0";
const NUMERIC = "text-right whitespace-nowrap";

interface Column<Row> {
  name: string;
  isNumeric?: boolean;
  of: (row: Row) => React.ReactNode;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <section aria-label={caption} className="overflow-x-auto print:overflow-visible">
      <table className={TABLE}>
        <thead>
          <tr>
            {columns.map(({ name, isNumeric }) => (
              <th key={name} scope="col" className={`${HEAD} ${isNumeric ? NUMERIC : ""}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="break-inside-avoid">
              {columns.map(({ name, isNumeric, of }) => (
                <td key={name} className={`${CELL} ${isNumeric ? NUMERIC : ""}`}>
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
  { name: "Cost", isNumeric: true, of: (row) => known(row.cost_usd, formatUsd) },
  { name: "CPM", isNumeric: true, of: (row) => known(row.cpm_usd, formatUsd) },
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
