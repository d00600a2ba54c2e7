import { ChartFrame } from "@/components/charts/chart-frame";
import { ChartTooltip, TooltipBox } from "@/components/charts/chart-tooltip";
import { FiguresTable } from "@/components/charts/figures-table";
import { Histogram } from "@/components/charts/histogram";
import { LineSample } from "@/components/charts/line-sample";
import { LinesTooltip } from "@/components/charts/lines-tooltip";
import { BarsPicture, LinesPicture, SeriesPicture } from "@/components/charts/pictures";
import { PagedPointsDisclosure, PointsDisclosure } from "@/components/charts/points-disclosure";
import { Sparkline } from "@/components/charts/sparkline";
import { TrendPicture } from "@/components/charts/trend-picture";
import { TrendTooltip } from "@/components/charts/trend-tooltip";
import { ViewsRedefinedNote } from "@/components/charts/views-redefined-note";
import { barsOf, rowsOf, seriesOf, TICKS, trendOf, VALUES } from "@/components/dev/chart-data";
import type { Sample } from "@/components/dev/sample";
import { formatInteger } from "@/lib/core/format";

const LINES = ["A", "B", "C", "D", "E", "F"];
const [, , , , , MIXED] = rowsOf(LINES);

const table = (caption: string, first: number, rows: number) => (
  <FiguresTable
    caption={caption}
    of="Hour"
    columns={["Views", "Gained"]}
    rows={VALUES.gaps.slice(first, first + rows).map((value, index) => ({
      key: first + index,
      name: `${first + index}:00`,
      figures: value === null ? "The platform didn't respond" : [formatInteger(value), "+1,200"],
    }))}
  />
);

const BINS = [0, 12, 3, 1, 0].map((count, index) => ({
  key: `${index}`,
  name: `${index}% to ${index + 1}%`,
  edge: `${index}%`,
  count,
}));

export const CHART_PARTS: readonly Sample[] = [
  {
    name: "Histogram",
    states: {
      "Five bins": <Histogram label="Sample of posts by engagement rate" bins={BINS} color="var(--chart-1)" />,
      Empty: (
        <Histogram
          label="Sample without posts"
          bins={BINS.map((bin) => ({ ...bin, count: 0 }))}
          color="var(--chart-1)"
        />
      ),
    },
  },
  {
    name: "ChartFrame",
    isWide: true,
    states: {
      "With controls and table": (
        <ChartFrame
          id="sample-frame"
          title="Views"
          summary="107K views in the last 7 days, 12% more than the week before"
          controls={<span className="text-muted text-xs">Controls</span>}
          table={<PointsDisclosure summary="Show as table">{() => table("Views of the frame", 3, 4)}</PointsDisclosure>}
        >
          <div className="grid h-24 place-items-center rounded-md bg-surface-secondary text-muted">Chart</div>
        </ChartFrame>
      ),
    },
  },
  {
    name: "SeriesPicture, TrendPicture, BarsPicture, LinesPicture",
    note: "Stand-ins that the server draws; the charts look the same.",
    isWide: true,
    states: {
      "Line with gaps": (
        <SeriesPicture
          label="Picture of a line"
          {...seriesOf(VALUES.gaps)}
          color="var(--chart-1)"
          floor={0}
          unit="count"
          ticks={TICKS}
          changeAt={12}
        />
      ),
      "Two periods": (
        <TrendPicture
          label="Picture of two periods"
          {...trendOf(VALUES.gaps, VALUES.whole)}
          color="var(--chart-1)"
          unit="count"
          ticks={TICKS}
        />
      ),
      "Bars with losses": (
        <BarsPicture
          label="Picture of bars"
          {...barsOf(VALUES.negative)}
          color="var(--chart-1)"
          unit="count"
          ticks={TICKS}
        />
      ),
      "Six lines": (
        <LinesPicture
          label="Picture of six lines"
          rows={rowsOf(LINES)}
          names={LINES}
          floor={0}
          unit="count"
          ticks={TICKS}
        />
      ),
      "No points": (
        <SeriesPicture
          label="Picture without points"
          {...seriesOf(VALUES.none)}
          color="var(--chart-1)"
          floor={0}
          unit="count"
          ticks={TICKS}
        />
      ),
    },
  },
  {
    name: "FiguresTable",
    states: {
      "With missing hours": table("Views by hour", 3, 5),
      "Large numbers": (
        <FiguresTable
          caption="Views by day"
          of="Day"
          columns={["Views", "Gained"]}
          rows={[{ key: 1, name: "Fri 20 Nov", figures: ["98,765,432,109", "+1,234,567,890"] }]}
        />
      ),
    },
  },
  {
    name: "PointsDisclosure, PagedPointsDisclosure",
    states: {
      "One page": <PointsDisclosure summary="Show as table">{() => table("Views, one page", 0, 5)}</PointsDisclosure>,
      Paginated: (
        <PagedPointsDisclosure summary="Show all hours" label="Pages of hours" perPage={5} total={24}>
          {(page) => table("Views, in pages", (page - 1) * 5, 5)}
        </PagedPointsDisclosure>
      ),
    },
  },
  {
    name: "ChartTooltip, TooltipBox, LinesTooltip, TrendTooltip",
    states: {
      Value: (
        <ChartTooltip point={{ key: 1, value: 1, heading: "20 Nov, 09:00", lines: ["1,234,567 views", "+12,345"] }} />
      ),
      "Missing hour": (
        <ChartTooltip
          point={{
            key: 1,
            value: null,
            heading: "20 Nov, 10:00",
            lines: ["No snapshot: the platform reported a temporary failure and was retried until the next hour"],
          }}
        />
      ),
      "Six lines": MIXED && <LinesTooltip row={MIXED} names={LINES} />,
      "Two periods": (
        <TrendTooltip
          point={{
            ...{ key: 1, value: 1_234, before: 900, isOpen: false },
            heading: "Views gained",
            change: "+37%",
            rows: [
              { name: "27 Nov, 09:00", value: "+1,234", isBefore: false },
              { name: "20 Nov, 09:00", value: "+900", isBefore: true },
            ],
            notes: ["12 snapshots"],
          }}
          color="var(--chart-1)"
          paler="var(--border)"
        />
      ),
      "Own content": (
        <TooltipBox heading="20 Nov" width="max-w-72">
          <p>Published</p>
        </TooltipBox>
      ),
    },
  },
  {
    name: "LineSample",
    states: {
      "Six lines": (
        <ul className="flex flex-wrap gap-4">
          {LINES.map((name, index) => (
            <li key={name} className="flex items-center gap-2">
              <LineSample index={index} />
              {name}
            </li>
          ))}
        </ul>
      ),
    },
  },
  {
    name: "Sparkline",
    states: {
      Default: <Sparkline values={VALUES.whole} label="Growing" />,
      Gaps: <Sparkline values={VALUES.gaps} label="Growing, with gaps" />,
      Flat: <Sparkline values={VALUES.flat} label="Flat" />,
      "One point": <Sparkline values={[null, 12, null]} label="One point" />,
      "No points": <Sparkline values={VALUES.none} label="No points" />,
    },
  },
  {
    name: "ViewsRedefinedNote",
    states: { "With the line": <ViewsRedefinedNote isDrawn />, "Without it": <ViewsRedefinedNote isDrawn={false} /> },
  },
];
