"use client";

import { useQuery } from "@tanstack/react-query";
import { FiguresTable } from "@/components/charts/figures-table";
import { PointsDisclosure } from "@/components/charts/points-disclosure";
import { Placeholder } from "@/components/ui/placeholder";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatCompact, plural } from "@/lib/core/format";
import type { OverviewFilter, Publishing } from "@/lib/tracking/overview/schemas";
import { publishingQuery } from "./queries";
import { Section } from "./section";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const CELL = 20;
const LEFT = 36;
const BOTTOM = 22;
const WIDTH = LEFT + HOURS.length * CELL;
const HEIGHT = WEEKDAYS.length * CELL + BOTTOM;
const MAX_RADIUS = 8;
const MIN_RADIUS = 3;
const LABELLED_EVERY = 6;

type Slot = Publishing["slots"][number];

const hourName = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
const slotName = ({ weekday, hour }: Slot) => `${WEEKDAYS[weekday]} ${hourName(hour)}`;
const viewsOf = ({ median_views }: Slot) =>
  median_views === null ? "no views yet" : `median ${formatCompact(Math.round(median_views))} views`;

/** When tracked videos were published, and how they do: a dot per weekday and hour. */
export function PublishingSection({ filter }: { filter: OverviewFilter }) {
  const timeZone = useTimeZone();
  const { data } = useQuery(publishingQuery({ ...filter, time_zone: timeZone }));
  if (data?.videos === 0) return null;
  return (
    <Section id="publishing" title="Posting hours" description={data ? answer(data) : "Loading…"}>
      {data ? <Grid slots={data.slots} /> : <Placeholder height={HEIGHT} />}
      {data && (
        <PointsDisclosure summary="Show posting hours as a table">
          {() => <SlotTable slots={data.slots} />}
        </PointsDisclosure>
      )}
    </Section>
  );
}

/** Fewer videos say nothing about an hour. */
const ENOUGH_VIDEOS = 3;

function answer({ videos, slots }: Publishing): string {
  const best = slots
    .filter((slot) => slot.videos >= ENOUGH_VIDEOS && slot.median_views !== null)
    .sort((a, b) => (b.median_views ?? 0) - (a.median_views ?? 0))[0];
  const of = `${plural(videos, "video")} by time of publication`;
  return best ? `${of}. ${slotName(best)} does best: ${viewsOf(best)}.` : `${of}.`;
}

/** Size: number of videos. Strength of the color: typical views. */
function Grid({ slots }: { slots: readonly Slot[] }) {
  const mostVideos = Math.max(...slots.map(({ videos }) => videos));
  const mostViews = Math.max(...slots.map(({ median_views }) => median_views ?? 0), 1);
  // The drawing scales with the panel; its texts must stay legible on a phone.
  const text = { fill: "var(--muted)", className: "text-[11px] @max-md:text-[16px]" };
  return (
    <svg
      role="img"
      aria-label="Videos by weekday and hour of publication"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-auto w-full max-w-2xl"
    >
      {WEEKDAYS.map((name, day) => (
        <g key={name}>
          <text x={0} y={day * CELL + CELL / 2} dy="0.355em" {...text}>
            {name}
          </text>
          {HOURS.map((hour) => (
            <circle
              key={hour}
              cx={LEFT + hour * CELL + CELL / 2}
              cy={day * CELL + CELL / 2}
              r={1}
              fill="var(--border)"
            />
          ))}
        </g>
      ))}
      {HOURS.filter((hour) => hour % LABELLED_EVERY === 0).map((hour) => (
        <text key={hour} x={LEFT + hour * CELL + CELL / 2} y={HEIGHT - 5} textAnchor="middle" {...text}>
          {hourName(hour)}
        </text>
      ))}
      {slots.map((slot) => (
        <circle
          key={slotName(slot)}
          cx={LEFT + slot.hour * CELL + CELL / 2}
          cy={slot.weekday * CELL + CELL / 2}
          r={MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * Math.sqrt(slot.videos / mostVideos)}
          fill="var(--accent)"
          fillOpacity={0.25 + 0.75 * Math.sqrt((slot.median_views ?? 0) / mostViews)}
        >
          <title>{`${slotName(slot)}: ${plural(slot.videos, "video")}, ${viewsOf(slot)}`}</title>
        </circle>
      ))}
    </svg>
  );
}

const SlotTable = ({ slots }: { slots: readonly Slot[] }) => (
  <FiguresTable
    caption="Videos by weekday and hour of publication"
    of="Published"
    columns={["Videos", "Median views"]}
    rows={slots.map((slot) => ({
      key: slotName(slot),
      name: slotName(slot),
      figures: [slot.videos, slot.median_views === null ? "no data" : formatCompact(Math.round(slot.median_views))],
    }))}
  />
);
