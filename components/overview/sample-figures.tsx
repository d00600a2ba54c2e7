import { Sparkline } from "@/components/charts/sparkline";
import type { TrendPoint } from "@/components/charts/trend-parts";
import { TrendPicture } from "@/components/charts/trend-picture";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { formatCompact } from "@/lib/core/format";
import type { Platform } from "@/lib/platforms/schemas";

const DAYS = 14;

interface SampleVideo {
  title: string;
  creator: string;
  platform: Platform;
  /** Views gained per day. */
  gains: readonly number[];
}

const fading = (peak: number, start: number, days: number) =>
  Array.from({ length: DAYS }, (_, day) => (day < start ? 0 : Math.round(peak * Math.exp(-(day - start) / days))));

const VIDEOS: readonly SampleVideo[] = [
  {
    title: "We brewed the autumn blend on a rooftop",
    creator: "northside",
    platform: "tiktok",
    gains: fading(82_000, 5, 2.6),
  },
  {
    title: "Autumn blend: how we roast it",
    creator: "Northside Coffee",
    platform: "youtube",
    gains: fading(14_000, 0, 6),
  },
  {
    title: "Three autumn drinks in 60 seconds",
    creator: "northside.coffee",
    platform: "instagram",
    gains: fading(21_000, 2, 3.5),
  },
];

const totalOf = (gains: readonly number[]) => gains.reduce((sum, gain) => sum + gain, 0);
const BY_DAY = Array.from({ length: DAYS }, (_, day) => totalOf(VIDEOS.map(({ gains }) => gains[day] ?? 0)));
const TOTAL = totalOf(BY_DAY);

const FIGURES = [
  { name: "Views gained", value: formatCompact(TOTAL) },
  { name: "Engagement", value: "4.80%" },
  { name: "Cost", value: "$2,400.00" },
  { name: "Cost per 1,000 views", value: `$${(2_400 / (TOTAL / 1_000)).toFixed(2)}` },
];

const POINTS: TrendPoint[] = BY_DAY.map((value, key) => ({
  ...{ key, value, before: null, isOpen: false, heading: "", change: "", rows: [], notes: [] },
}));
const TICKS = [0, 3, 6, 9, 12].map((key) => ({ key, label: `day ${key + 1}` }));

/** Figures, chart and videos of the sample campaign. */
export function SampleFigures() {
  return (
    <div className="flex flex-col gap-4 border-rule border-t pt-4">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {FIGURES.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="font-medium text-2xl tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <TrendPicture
        label="Sample: views gained per day by a campaign of three videos, with a peak on day 6"
        points={POINTS}
        gaps={[]}
        ticks={TICKS}
        color="var(--chart-1)"
        unit="count"
      />
      <ul className="divide-y divide-rule">
        {VIDEOS.map(({ title, creator, platform, gains }) => (
          <li key={title} className="flex items-center gap-3 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{title}</p>
              <p className="flex items-center gap-1.5 text-muted text-xs">
                <PlatformGlyph platform={platform} />
                <span aria-hidden>·</span>
                <span className="truncate">{creator}</span>
              </p>
            </div>
            <Sparkline values={gains} label={`Views gained per day by “${title}”`} />
            <span className="w-16 text-right font-medium tabular-nums">+{formatCompact(totalOf(gains))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
