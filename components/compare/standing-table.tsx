"use client";

import type { ReactNode } from "react";
import { LineSample } from "@/components/charts/line-sample";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { formatChange, formatInteger, formatPercent, formatUsd } from "@/lib/core/format";
import { bestOf } from "@/lib/tracking/compare/rules";
import type { ComparedVideo, Comparison } from "@/lib/tracking/compare/schemas";
import { ageBasis, formatAge, letterOf, titleOf } from "./words";

interface Column {
  name: string;
  value: (video: ComparedVideo) => number | null;
  format: (value: number) => string;
  /** Which direction is better; absent if neither is. */
  better?: "high" | "low";
  /** Why the value may be missing. */
  missing: string;
}

const perHour = (value: number) =>
  `${formatChange(value, (one) => (one < 10 ? String(Math.round(one * 10) / 10) : formatInteger(one)))}/h`;
const NOT_REPORTED = "not reported";
const COLUMNS: readonly Column[] = [
  {
    name: "Views",
    value: ({ standing }) => standing?.views ?? null,
    format: formatInteger,
    better: "high",
    missing: NOT_REPORTED,
  },
  {
    name: "Likes",
    value: ({ standing }) => standing?.likes ?? null,
    format: formatInteger,
    better: "high",
    missing: NOT_REPORTED,
  },
  {
    name: "Engagement",
    value: ({ standing }) => standing?.engagement_rate ?? null,
    format: formatPercent,
    better: "high",
    missing: "unknown without views",
  },
  {
    name: "Velocity, 24\u00a0h",
    value: ({ standing }) => standing?.velocity_24h ?? null,
    format: perHour,
    better: "high",
    missing: "no data from 24 h ago",
  },
  { name: "Cost", value: ({ cost_usd }) => cost_usd, format: formatUsd, missing: "not entered" },
  {
    name: "CPM",
    value: ({ standing }) => standing?.cpm_usd ?? null,
    format: (value) => formatUsd(value, 2),
    better: "low",
    missing: "requires cost and views",
  },
];

/** All videos' metrics at the latest age that all reached: which did better rather than which is older. */
export function StandingTable({ comparison }: { comparison: Comparison }) {
  const { videos, common_age } = comparison;
  const isCommon = common_age !== null && videos.length > 1;
  const best = COLUMNS.map(({ value, better }) =>
    better && isCommon ? bestOf(videos.map(value), better) : videos.map(() => false),
  );
  return (
    <section aria-labelledby="standing" className="flex flex-col gap-3">
      <div>
        <h2 id="standing" className="font-semibold text-base">
          {isCommon ? `At the same age: ${formatAge(common_age)}` : "Latest numbers"}
        </h2>
        <p className="text-muted text-sm">{explanation(comparison)}</p>
      </div>
      <StackedTable
        caption="Numbers of the compared videos"
        headings={["Video", ...COLUMNS.map(({ name }) => ({ name, isNumeric: true as const })), "Updated"]}
      >
        {videos.map((video, index) => (
          <tr key={video.id} className="block border-rule border-b py-2 text-sm md:table-row">
            <th scope="row" className="block py-1 pr-4 text-left font-normal md:table-cell md:max-w-64 md:py-2.5">
              <span className="flex min-w-0 items-center gap-2">
                <LineSample index={index} />
                <span className="font-semibold">{letterOf(index)}</span>
                <span dir="auto" className="line-clamp-1 min-w-0 break-all text-start">
                  {titleOf(video)}
                </span>
              </span>
            </th>
            {COLUMNS.map((column, at) => (
              <StackedCell key={column.name} label={column.name} isNumeric>
                <Cell value={column.value(video)} column={column} isBest={best[at]?.[index] ?? false} />
              </StackedCell>
            ))}
            <StackedCell label="Updated">
              <UpdatedAt video={video} isCommon={isCommon} />
            </StackedCell>
          </tr>
        ))}
      </StackedTable>
    </section>
  );
}

function explanation(comparison: Comparison): string {
  if (comparison.videos.length < 2) return "Add another video to compare at the same age.";
  if (comparison.common_age === null)
    return `The videos have no age in common: each row shows its latest numbers, at its own age ${ageBasis(comparison)}.`;
  return `The latest age ${ageBasis(comparison)} that all videos have reached. The best value in each column is marked.`;
}

function Cell({ value, column, isBest }: { value: number | null; column: Column; isBest: boolean }): ReactNode {
  if (value === null)
    return (
      <span className="text-muted" title={column.missing}>
        <span aria-hidden>—</span>
        <span className="sr-only">{column.missing}</span>
      </span>
    );
  return (
    <span className={`tabular-nums ${isBest ? "font-semibold" : ""}`}>
      {isBest && <span className="mr-1.5 font-normal text-success text-xs max-md:hidden">best</span>}
      {column.format(value)}
      {isBest && (
        <span aria-hidden className="ml-1.5 font-normal text-success text-xs md:hidden">
          best
        </span>
      )}
    </span>
  );
}

function UpdatedAt({
  video: { standing, latest_at },
  isCommon,
}: {
  video: ComparedVideo;
  isCommon: boolean;
}): ReactNode {
  if (!standing) return <span className="text-muted">{latest_at ? "no snapshot at this age" : "no snapshot yet"}</span>;
  return (
    <span className="text-muted">
      <Time value={standing.at} />
      {!isCommon && `, age ${formatAge(standing.age)}`}
    </span>
  );
}
