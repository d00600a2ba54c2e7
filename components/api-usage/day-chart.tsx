"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import { LazyTrendChart } from "@/components/charts/lazy-trend-chart";
import { useReaderDays } from "@/components/ui/time-zone";
import type { ValueUnit } from "@/lib/core/chart/value-scale-rules";
import { formatDay } from "@/lib/core/format";
import type { UsageDay } from "@/lib/developers/api-usage/schemas";
import { DayTable } from "./day-table";
import { chartSummary } from "./words";

const MAX_TICKS = 5;

interface DayChartProps {
  id: string;
  title: string;
  days: readonly UsageDay[];
  value: (day: UsageDay) => number;
  /** Formats the value with its unit and related values, one line each. */
  describe: (day: UsageDay) => string[];
  /** Formats the value alone. */
  words: (value: number) => string;
  /** Unit of the axis. */
  unit: ValueUnit;
  color: string;
  columns: readonly { name: string; cell: (day: UsageDay) => string }[];
}

/** Renders a daily chart. The line to today's value, which is incomplete, is dashed. */
export function DayChart({ id, title, days, value, describe, words, unit, color, columns }: DayChartProps) {
  const reader = useReaderDays();
  const summary = chartSummary(days, value, words, reader);
  const points = useMemo(
    () =>
      days.map((day, index) => {
        const isToday = index === days.length - 1;
        return {
          ...{ key: index, value: value(day), before: null, isOpen: isToday },
          heading: isToday ? `${formatDay(day.day, reader)}, today so far` : formatDay(day.day, reader),
          rows: [{ name: title, value: words(value(day)), isBefore: false }],
          change: "",
          notes: describe(day).slice(1),
        };
      }),
    [days, value, words, title, describe, reader],
  );
  const step = Math.ceil(days.length / MAX_TICKS);
  const ticks = days
    .map((day, index) => ({ key: index, label: formatDay(day.day, reader) }))
    .filter(({ key }) => (days.length - 1 - key) % step === 0);
  return (
    <ChartFrame
      id={id}
      title={title}
      summary={`${summary} Today is still in progress.`}
      table={<DayTable label={title} days={days} columns={columns} />}
    >
      <LazyTrendChart
        label={`${title}: ${summary}`}
        points={points}
        gaps={[]}
        ticks={ticks}
        color={color}
        unit={unit}
      />
    </ChartFrame>
  );
}
