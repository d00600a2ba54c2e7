import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import { reportTime } from "@/lib/insight/reports/source-rules";
import type { ReportLeader, ReportVideo } from "@/lib/insight/reports/view-schemas";

/** With cents in every row. */
const usd = (value: number) => formatUsd(value, 2);
const known = (value: number | null, format: (value: number) => string) => (value === null ? "–" : format(value));
/** Rows that show before the table is opened. */
export const FIRST_ROWS = 10;

interface Column<Row> {
  name: string;
  isNumeric?: true;
  of: (row: Row) => React.ReactNode;
}

interface TableProps<Row> {
  caption: string;
  /** What the rows are, in plural: "videos". */
  noun: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** The rest opens without a script, below the first rows. app/globals.css has the number of rows. */
function Table<Row>({ caption, noun, columns, rows, keyOf }: TableProps<Row>) {
  const headings = columns.map(({ name, isNumeric }) => (isNumeric ? { name, isNumeric } : name));
  return (
    <div className="long-list">
      <StackedTable caption={caption} headings={headings} isCompact>
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
      {rows.length > FIRST_ROWS && (
        <details className="group mt-2 print:hidden">
          <summary className="tap-target inline-flex cursor-pointer items-center py-1 text-link underline underline-offset-2">
            <span className="group-open:hidden">
              Show all {formatInteger(rows.length)} {noun}
            </span>
            <span className="hidden group-open:inline">Show the first {FIRST_ROWS}</span>
          </summary>
        </details>
      )}
    </div>
  );
}

const VIDEO_COLUMNS: readonly Column<ReportVideo>[] = [
  {
    name: "Video",
    of: ({ title, url, creator, platform }) => (
      <>
        <a
          href={url}
          rel="noreferrer nofollow"
          className="wrap-anywhere line-clamp-2 text-link underline-offset-2 hover:underline"
        >
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
  name: "Updated, source",
  of: ({ as_of, source }) => (
    <span className="text-muted text-xs">
      {as_of === null ? (
        "No snapshots yet"
      ) : (
        <>
          <span className="whitespace-nowrap">{reportTime(as_of)},</span> {source}
        </>
      )}
    </span>
  ),
};

export function VideoTable({ videos, showsMoney }: { videos: readonly ReportVideo[]; showsMoney: boolean }) {
  const columns = [...VIDEO_COLUMNS, ...(showsMoney ? MONEY_COLUMNS : []), AS_OF];
  return <Table caption="Videos" noun="videos" columns={columns} rows={videos} keyOf={({ url }) => url} />;
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
    noun="creators"
    columns={LEADER_COLUMNS}
    rows={leaders}
    keyOf={({ platform, creator }) => `${platform} ${creator}`}
  />
);
