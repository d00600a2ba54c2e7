import type { ChartMark } from "@/components/charts/chart-marks";
import type { TrendPoint } from "@/components/charts/trend-parts";
import type { Runway, RunwayDay } from "@/lib/billing/runway-schemas";
import {
  daysFor,
  formatDate,
  formatDay,
  formatUsd,
  formatWeekday,
  plural,
  type ReaderTime,
  zoneOf,
} from "@/lib/core/format";
import { dayOf } from "@/lib/core/time/zone-rules";
import { exactUsd } from "./words";

export const COMMITTED_NAME = "Projection by committed cost";
export const RECENT_NAME = "Projection at the recent rate";

const MOST_TICKS = 8;
/** Names closer than this would overlap on a phone, as a share of the axis. */
const LEAST_DISTANCE = 0.18;

const cents = (usd: number): string => formatUsd(usd, 2);

/** Returns the chart's points: days until today are drawn solid, later ones dashed. */
export function drawnRunway({ days, runs_out }: Runway, reader: ReaderTime) {
  const today = todayOf(days);
  const points = days.map((day, key): TrendPoint => {
    const isProjected = key > today;
    return {
      key,
      value: isProjected ? untilEmpty(days, key, "committed_usd") : day.balance_usd,
      // Both projections start at today's balance.
      before: key === today ? day.recent_usd : isProjected ? untilEmpty(days, key, "recent_usd") : null,
      isOpen: isProjected,
      heading: formatWeekday(day.day, daysFor(reader)),
      change: "",
      rows: rowsOf(day, isProjected),
      notes: day.added_usd > 0 ? [`Top-ups: ${cents(day.added_usd)}`] : [],
    };
  });
  const every = Math.ceil(days.length / MOST_TICKS);
  return {
    points,
    ticks: days.flatMap(({ day }, key) => (key % every === 0 ? [{ key, label: formatDay(day, daysFor(reader)) }] : [])),
    marks: marksOf(days, today, firstEnd(runs_out), reader),
  };
}

export const todayOf = (days: readonly RunwayDay[]): number =>
  days.findIndex(({ committed_usd: left }) => left !== null);

/** A line ends on the day on which it reaches 0. */
function untilEmpty(days: readonly RunwayDay[], key: number, line: "committed_usd" | "recent_usd"): number | null {
  return days[key - 1]?.[line] === 0 ? null : (days[key]?.[line] ?? null);
}

function rowsOf(day: RunwayDay, isProjected: boolean): TrendPoint["rows"] {
  if (!isProjected)
    return [
      { name: "Balance", value: day.balance_usd === null ? "none yet" : cents(day.balance_usd), isBefore: false },
    ];
  return [
    { name: COMMITTED_NAME, value: cents(day.committed_usd ?? 0), isBefore: false },
    ...(day.recent_usd === null ? [] : [{ name: RECENT_NAME, value: cents(day.recent_usd), isBefore: true }]),
  ];
}

/** The earlier of the two ends. */
const firstEnd = ({ committed, recent }: Runway["runs_out"]): string | null =>
  [committed, recent].filter((at) => at !== null).sort()[0] ?? null;

function marksOf(days: readonly RunwayDay[], today: number, end: string | null, reader: ReaderTime): ChartMark[] {
  const marks = [{ key: today, label: "Today" }];
  if (end === null) return marks;
  const key = days.findIndex(({ day }) => dayOf(new Date(end), zoneOf(reader)) === day);
  if (key < 0) return marks;
  const runsOut = { key, label: "Runs out" };
  return (key - today) / days.length < LEAST_DISTANCE ? [runsOut] : [...marks, runsOut];
}

/** Returns a one-sentence summary of the chart. */
export function summarizeRunway(
  { available_usd, committed_usd, recent, runs_out }: Runway,
  reader: ReaderTime,
): string {
  const on = (at: string) => `on ${formatDate(at, reader)}`;
  if (recent === null && committed_usd === 0) return `${cents(available_usd)} available, and nothing is being spent.`;
  const atRate =
    recent === null
      ? "Nothing was spent recently"
      : runs_out.recent === null
        ? "At the recent rate, the balance lasts for more than a year"
        : `At the recent rate, the balance runs out ${on(runs_out.recent)}`;
  const committed =
    runs_out.committed === null
      ? `tracked videos will use ${cents(committed_usd)} of it`
      : `tracked videos alone use it up ${on(runs_out.committed)}`;
  return `${atRate}; ${committed}.`;
}

/** Returns the legend: what each line stands for, where it ends, and how it is calculated. */
export function runwayLegend(runway: Runway, reader: ReaderTime) {
  const { available_usd: available, committed_usd: committed, recent, runs_out } = runway;
  const end = (at: string | null, otherwise: string) =>
    at === null ? otherwise : `runs out ${formatDate(at, reader)}`;
  const left = Math.max(0, available - committed);
  return [
    {
      name: "Balance",
      value: cents(available),
      lines: ["At the end of each day, from the ledger. Today, the available balance."],
    },
    {
      name: COMMITTED_NAME,
      value: end(runs_out.committed, `${cents(left)} left`),
      lines: [
        `Each tracked or paused video costs ${exactUsd(runway.price_usd)} per hour until its tracking ends.`,
        `${exactUsd(available)} available balance − ${exactUsd(committed)} committed = ${exactUsd(Math.round((available - committed) * 1e6) / 1e6)}`,
        "No further videos and no top-ups.",
      ],
    },
    {
      name: RECENT_NAME,
      value: recent === null ? null : end(runs_out.recent, "lasts over a year"),
      lines:
        recent === null
          ? ["Nothing was spent in the last 7 days."]
          : [
              `Spending per day over the last ${plural(recent.days, "day")}: ${exactUsd(recent.usd_per_day)}`,
              `${exactUsd(available)} available balance ÷ ${exactUsd(recent.usd_per_day)} per day = ${plural(Math.floor(available / recent.usd_per_day), "day")}, rounded down`,
              "Newly tracked videos keep coming at the same pace; no top-ups.",
            ],
    },
  ];
}
