"use client";

import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import type { UsageRoute } from "@/lib/developers/api-usage/schemas";
import { COUNT_HEADINGS, CountCells } from "./count-cells";

export function RouteTable({ routes }: { routes: readonly UsageRoute[] }) {
  return (
    <StackedTable caption="Calls by route, highest first" headings={["Route", "Description", ...COUNT_HEADINGS]}>
      {routes.map((row) => (
        <tr
          key={`${row.method} ${row.route}`}
          className="group/row block border-rule border-b py-3 md:table-row md:py-0"
        >
          <th scope="row" className="block py-1 pr-4 font-normal md:table-cell md:py-2.5 md:align-top">
            <Link
              href={`/requests?${new URLSearchParams({ method: row.method, route: row.route })}`}
              title="View requests"
              className="tap-target wrap-anywhere font-mono text-link text-xs underline-offset-2 hover:underline"
            >
              {row.method} {row.route}
            </Link>
          </th>
          <StackedCell label="Description">
            {row.operation ? (
              <Link href={`/docs#${row.operation.id}`} className="tap-target underline-offset-2 hover:underline">
                {row.operation.summary}
              </Link>
            ) : (
              <span className="text-muted">no longer documented</span>
            )}
          </StackedCell>
          <CountCells counts={row} />
        </tr>
      ))}
    </StackedTable>
  );
}
