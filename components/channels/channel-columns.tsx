import { CompactNumber } from "@/components/ui/figure";
import type { ListColumn } from "@/components/ui/list-table";
import { Time } from "@/components/ui/time";
import { CHANNEL_SORTS, type ChannelColumn } from "@/lib/channels/channels/choice-rules";
import type { ChannelRow, ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { formatInteger } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { ChannelIdentity } from "./channel-identity";
import { CountryName } from "./country-name";
import { FollowerSparkline, Gained, GainedPercent } from "./growth-figures";
import type { ListLayout } from "./list-layout";
import { SaveToggle } from "./save-toggle";
import { Unknown } from "./unknown";

/** A row of the list, or a search result, which has no recent counts. */
export type TableChannel = ListedChannel & Partial<ChannelRow>;

export const COLUMN_NAMES: Record<ChannelColumn, string> = {
  followers: "Followers",
  gained: "Last 30 days",
  gained_percent: "Growth",
  trackings: "Your videos",
  quality: "Audience",
  posts: "Posts",
  country: "Country",
  category: "Category",
  updated: "Updated",
};

const SORTABLE: ReadonlySet<string> = new Set(CHANNEL_SORTS);
const NUMERIC: ReadonlySet<ChannelColumn> = new Set([
  "followers",
  "gained",
  "gained_percent",
  "trackings",
  "quality",
  "posts",
  "updated",
]);
/** In pixels; the channel takes the rest, and at least `CHANNEL_WIDTH`. */
const WIDTHS: Record<ChannelColumn, number> = {
  followers: 88,
  gained: 152,
  gained_percent: 84,
  trackings: 92,
  quality: 96,
  posts: 76,
  country: 126,
  category: 148,
  updated: 142,
};
const CHANNEL_WIDTH = 184;
const SAVE_WIDTH = 60;

export const tableWidth = ({ columns, widths }: ListLayout) =>
  columns.reduce((sum, id) => sum + (widths?.[id] ?? WIDTHS[id]), CHANNEL_WIDTH + SAVE_WIDTH);

const OWNER_GRADE = "Of 100, from engaged views that the owner shares with your organization";

const CELLS: Record<ChannelColumn, (channel: TableChannel) => React.ReactNode> = {
  followers: ({ followers, platform }) => (
    <CompactNumber value={followers} missing={`not shared by ${PLATFORM_NAMES[platform]}`} align="right" />
  ),
  gained: ({ recent_followers, gained_30d }) => (
    <span className="flex items-center justify-end gap-2">
      {recent_followers && <FollowerSparkline followers={recent_followers} />}
      <span className="w-17">
        <Gained value={gained_30d} />
      </span>
    </span>
  ),
  gained_percent: ({ gained_percent_30d }) => <GainedPercent value={gained_percent_30d} />,
  trackings: ({ trackings }) => (
    <span className={`tabular-nums ${trackings === 0 ? "text-muted" : ""}`}>{formatInteger(trackings)}</span>
  ),
  quality: (channel) => <AudienceQuality channel={channel} />,
  posts: ({ post_count }) => <CompactNumber value={post_count} missing="not shared" align="right" />,
  country: ({ country }) =>
    country ? (
      <span className="block truncate">
        <CountryName code={country} />
      </span>
    ) : (
      <Unknown />
    ),
  category: ({ categories }) =>
    categories.length > 0 ? (
      <span title={categories.join(", ")} className="block truncate">
        {categories[0]}
      </span>
    ) : (
      <Unknown />
    ),
  updated: ({ read_at }) => (
    // On one line before the script runs, too: the time is longer then.
    <span className="whitespace-nowrap text-muted">
      <Time value={read_at} form="relative" />
    </span>
  ),
};

/** The grade and what it is of; "Known" for an audience without a grade, which an import or the owner gave. */
export function AudienceQuality({ channel }: { channel: TableChannel }) {
  if (channel.quality_grade !== null)
    return (
      <span className="tabular-nums" title={channel.quality_source === "owner" ? OWNER_GRADE : undefined}>
        {channel.quality_grade}
        <span className="text-muted text-xs">{channel.quality_source === "owner" ? " owner's" : " / 100"}</span>
      </span>
    );
  return channel.has_audience ? <span className="text-muted">Known</span> : <Unknown />;
}

export const channelColumns = (
  { columns, density, widths }: ListLayout,
  { canSave, isSortable }: { canSave: boolean; isSortable: boolean },
): ListColumn<TableChannel>[] => [
  {
    id: "name",
    name: "Channel",
    isSortable,
    cell: (channel) => <ChannelIdentity channel={channel} isCompact={density === "compact"} coversRow />,
  },
  ...columns.map((id) => ({
    id,
    name: COLUMN_NAMES[id],
    cell: CELLS[id],
    isSortable: isSortable && SORTABLE.has(id),
    isNumeric: NUMERIC.has(id),
    width: widths?.[id] ?? WIDTHS[id],
  })),
  ...(canSave
    ? [
        {
          id: "save",
          name: "Save",
          isNumeric: true,
          width: SAVE_WIDTH,
          isFixed: true,
          cell: (channel: TableChannel) => <SaveToggle channel={channel} isIcon />,
        },
      ]
    : []),
];
