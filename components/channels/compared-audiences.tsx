"use client";

import type { ReactNode } from "react";
import { Day } from "@/components/ui/day";
import { Time } from "@/components/ui/time";
import type { AudienceComparison, AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import { shareMargin } from "@/lib/channels/channels/quality-rules";
import { formatInteger, formatPercent } from "@/lib/core/format";
import { ComparedHeading } from "./compared-heading";
import { type ComparedAudience, type ComparedRow, comparedClasses, comparedRows } from "./compared-rows";
import { CountryName } from "./country-name";
import { Unknown } from "./unknown";
import { GENDER_NAMES } from "./words";

/** They stay in view while the columns scroll. */
const LABELS = "sticky left-0 z-10 bg-surface";

interface ComparedAudiencesProps {
  comparison: AudienceComparison;
  onRemove: (id: string) => void;
}

/** Audiences side by side: a column per channel, and a group of rows per dimension with each figure's method and date. */
export function ComparedAudiences({ comparison, onRemove }: ComparedAudiencesProps) {
  const { channels } = comparison;
  const audiences = channels.map(({ audience }) => audience);
  const ids = channels.map(({ channel }) => channel.id);
  const methodsOf = (dimension: "genders" | "ages" | "countries") =>
    channels.map(({ channel, audience }) => (
      <Method key={channel.id} shares={audience[dimension]} audience={audience} />
    ));
  return (
    // On narrow screens, more channels than fit scroll within the panel.
    <div className="panel relative overflow-x-auto">
      <table className="w-full table-fixed border-collapse text-sm" style={{ minWidth: 96 + channels.length * 128 }}>
        <caption className="sr-only">
          Audiences in percent of the known values, with the method and date of each
        </caption>
        <colgroup>
          <col className="w-24 md:w-44" />
          {channels.map(({ channel }) => (
            <col key={channel.id} />
          ))}
        </colgroup>
        <thead>
          <tr className="align-top">
            <td className={LABELS} />
            {channels.map((one) => (
              <th key={one.channel.id} scope="col" className="p-3 text-left font-normal md:px-4 md:pt-4">
                <ComparedHeading compared={one} onRemove={() => onRemove(one.channel.id)} />
              </th>
            ))}
          </tr>
        </thead>
        <Group
          title="Audience quality"
          note="Sampled followers by signs of a fake account. Compare channels of the same platform only."
          ids={ids}
          methods={channels.map(({ channel, audience }) => <Quality key={channel.id} audience={audience} />)}
          rows={comparedClasses(audiences)}
          labelOf={(signs) => signs.charAt(0).toUpperCase() + signs.slice(1)}
          color="var(--chart-3)"
        />
        <Group
          title="Genders"
          ids={ids}
          methods={methodsOf("genders")}
          rows={comparedRows(audiences, "genders")}
          labelOf={(name) => GENDER_NAMES[name] ?? name}
          color="var(--chart-4)"
        />
        <Group
          title="Ages"
          ids={ids}
          methods={methodsOf("ages")}
          rows={comparedRows(audiences, "ages")}
          labelOf={(name) => `${name} years`}
          color="var(--chart-2)"
        />
        <Group
          title="Countries"
          note="The five largest of each channel."
          ids={ids}
          methods={methodsOf("countries")}
          rows={comparedRows(audiences, "countries")}
          labelOf={(code) => <CountryName code={code} />}
          color="var(--chart-1)"
        />
      </table>
    </div>
  );
}

interface GroupProps {
  title: string;
  note?: string;
  /** Of the columns' channels. */
  ids: readonly string[];
  /** Of each channel. */
  methods: readonly ReactNode[];
  rows: readonly ComparedRow[];
  labelOf: (key: string) => ReactNode;
  color: string;
}

function Group({ title, note, ids, methods, rows, labelOf, color }: GroupProps) {
  const largest = Math.max(...rows.flatMap(({ percents }) => percents.map((percent) => percent ?? 0)), 1);
  return (
    <tbody>
      <tr className="border-rule border-t bg-surface-secondary align-top">
        <th scope="rowgroup" className="sticky left-0 z-10 bg-surface-secondary p-3 text-left font-semibold md:px-4">
          {title}
          {note && <span className="block font-normal text-muted text-xs">{note}</span>}
        </th>
        {ids.map((id, index) => (
          <td key={id} className="p-3 text-muted text-xs md:px-4">
            {methods[index]}
          </td>
        ))}
      </tr>
      {rows.map(({ key, percents }) => (
        <tr key={key} className="border-rule border-t">
          <th scope="row" className={`${LABELS} px-3 py-2 text-left font-normal md:px-4`}>
            {labelOf(key)}
          </th>
          {ids.map((id, index) => (
            <td key={id} className="px-3 py-2 md:px-4">
              <Share percent={percents[index] ?? null} largest={largest} color={color} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Share({ percent, largest, color }: { percent: number | null; largest: number; color: string }) {
  if (percent === null) return <Unknown />;
  return (
    <span className="flex flex-col gap-1 xl:flex-row-reverse xl:items-center xl:gap-3">
      <span className="tabular-nums xl:w-14 xl:text-right">{formatPercent(percent)}</span>
      <span aria-hidden className="h-2 min-w-0 xl:flex-1">
        <span
          className="block h-full min-w-px rounded-sm"
          style={{ width: `${(percent / largest) * 100}%`, background: color }}
        />
      </span>
    </span>
  );
}

/** Where a channel's shares come from, and from when. */
function Method({ shares, audience }: { shares: AudienceDetail["genders"]; audience: ComparedAudience }) {
  if (shares?.source === "owner" && audience.owner)
    return (
      <>
        Owner's statistics
        <br />
        <Time value={audience.owner.read_at} form="date" />
      </>
    );
  if (shares?.source === "import" && audience.import)
    return (
      <>
        Imported
        <br />
        <Time value={audience.import.imported_at} form="date" />
      </>
    );
  if (shares?.source === "sample" && audience.sample)
    return <SampleMethod size={shares.known ?? audience.sample.size} audience={audience} />;
  return "Not known";
}

/** @param size followers of whom the figure is known */
function SampleMethod({ size, audience }: { size: number; audience: ComparedAudience }) {
  if (!audience.sample) return null;
  return (
    <>
      Estimate from {formatInteger(size)} followers, ±{Math.round(shareMargin(size))} points
      <br />
      <Time value={audience.sample.taken_at} form="date" />
    </>
  );
}

/** The grade of the sample or, without one, of the engaged views that the owner shares. */
function Quality({ audience }: { audience: ComparedAudience }) {
  const { quality, owner_quality: own, sample } = audience;
  if (quality && sample)
    return (
      <>
        <Grade grade={quality.grade} />
        <SampleMethod size={sample.size} audience={audience} />
      </>
    );
  if (!own) return "Not known";
  return (
    <>
      <Grade grade={own.grade} />
      Owner's statistics: share of engaged views
      <br />
      <Day value={own.day} />
    </>
  );
}

const Grade = ({ grade }: { grade: number }) => (
  <span className="block text-foreground">
    <span className="font-semibold text-2xl tabular-nums leading-7">{grade}</span> of 100
  </span>
);
