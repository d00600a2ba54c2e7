"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import { importsQuery } from "./queries";
import { outcome, STATUS_NAMES } from "./words";

/** The organization's latest imports; it chooses how long finished ones are kept. */
export function RecentImports() {
  const { data } = useQuery(importsQuery);
  if (!data || data.imports.length === 0) return null;
  return (
    <section aria-labelledby="recent-imports" className="mt-10">
      <h2 id="recent-imports" className="pb-2 font-medium text-base">
        Recent imports
      </h2>
      <StackedTable caption="Recent imports" headings={["Started", "By", "Duration", "Status", "Result"]}>
        {data.imports.map((one) => (
          <tr key={one.id} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              <Link
                href={`/videos/import/${encodeURIComponent(one.id)}`}
                className="tap-target inline-flex items-center text-link underline-offset-2 hover:underline"
              >
                <Time value={one.created_at} />
              </Link>
            </th>
            <StackedCell label="By">
              <bdi className="break-words">{one.created_by ?? "a former member"}</bdi>
            </StackedCell>
            <StackedCell label="Duration">{plural(one.duration_days, "day")}</StackedCell>
            <StackedCell label="Status">{STATUS_NAMES[one.status]}</StackedCell>
            <StackedCell label="Result">
              <span className="tabular-nums">{outcome(one)}</span>
            </StackedCell>
          </tr>
        ))}
      </StackedTable>
    </section>
  );
}
