"use client";

import { Time } from "@/components/ui/time";
import { useReaderDays } from "@/components/ui/time-zone";
import type { AudienceHistory } from "@/lib/channels/channels/audience-schemas";
import { formatInteger, formatPercent } from "@/lib/core/format";
import { CountryName } from "./country-name";
import { largest, monthName } from "./history-points";
import { Unknown } from "./unknown";

interface Row {
  month: string;
  at: string;
  method: string;
  grade: number | null;
  countries: AudienceHistory["samples"][number]["countries"];
  genders: AudienceHistory["imports"][number]["genders"];
  ages: AudienceHistory["imports"][number]["ages"];
}

const rowsOf = ({ samples, imports }: AudienceHistory): Row[] =>
  [
    ...samples.map(({ size, ...sample }) => ({
      ...sample,
      method: `Sample of ${formatInteger(size)}`,
      genders: [],
      ages: [],
    })),
    ...imports.map((one) => ({ ...one, method: "Import", grade: null })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));

const HEADINGS = ["Method", "Quality", "Largest country"] as const;
/** Phones leave them out. */
const WIDE_HEADINGS = ["Female", "Largest age group", "Updated"] as const;

/** Each month and method with its main figures, newest first. */
export function HistoryTable({ history }: { history: AudienceHistory }) {
  const reader = useReaderDays();
  return (
    <div>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Audience by month and method</caption>
        <thead>
          <tr className="border-border border-b text-left text-muted text-xs">
            <th scope="col" className="h-8 pr-4 font-medium">
              Month
            </th>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="h-8 pr-4 font-medium last:pr-0">
                {heading}
              </th>
            ))}
            {WIDE_HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="h-8 pr-4 font-medium last:pr-0 max-md:hidden">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(history).map((row) => (
            <tr key={`${row.month} ${row.method}`} className="border-rule border-b last:border-b-0">
              <th scope="row" className="h-9 whitespace-nowrap pr-4 text-left font-normal">
                {monthName(row.month, reader)}
              </th>
              <td className="pr-4">{row.method}</td>
              <td className="pr-4 tabular-nums">{row.grade ?? <Unknown />}</td>
              <td className="pr-4">
                <Largest shares={row.countries} label={(code) => <CountryName code={code} />} />
              </td>
              <td className="pr-4 tabular-nums max-md:hidden">{percentOf(row.genders, "female") ?? <Unknown />}</td>
              <td className="pr-4 max-md:hidden">
                <Largest shares={row.ages} label={(age) => age} />
              </td>
              <td className="whitespace-nowrap text-muted max-md:hidden">
                <Time value={row.at} form="date" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LargestProps {
  shares: Row["countries"];
  label: (name: string) => React.ReactNode;
}

function Largest({ shares, label }: LargestProps) {
  const name = largest(shares);
  if (name === "") return <Unknown />;
  return (
    <>
      {label(name)} <span className="text-muted tabular-nums">{percentOf(shares, name)}</span>
    </>
  );
}

function percentOf(shares: Row["countries"], name: string): string | null {
  const found = shares.find((share) => share.name === name);
  return found ? formatPercent(found.percent) : null;
}
