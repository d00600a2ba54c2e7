"use client";

import Link from "next/link";
import { CompactNumber } from "@/components/ui/figure";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import type { UsageRoute } from "@/lib/requests/schemas";

export function RouteTable({ routes }: { routes: readonly UsageRoute[] }) {
  return (
    <StackedTable
      caption="Calls by route, most first"
      headings={[
        "Route",
        "What it does",
        { name: "Calls", isNumeric: true },
        { name: "Errors", isNumeric: true },
        { name: "Points", isNumeric: true },
      ]}
    >
      {routes.map((row) => (
        <tr
          key={`${row.method} ${row.route}`}
          className="group/row block border-rule border-b py-3 md:table-row md:py-0"
        >
          <th scope="row" className="block py-1 pr-4 font-normal md:table-cell md:py-2.5 md:align-top">
            <Link
              href={`/requests?${new URLSearchParams({ method: row.method, route: row.route })}`}
              title="See these requests"
              className="wrap-anywhere font-mono text-link text-xs underline-offset-2 hover:underline"
            >
              {row.method} {row.route}
            </Link>
          </th>
          <StackedCell label="It does">
            {row.operation ? (
              <Link href={`/docs#${row.operation.id}`} className="underline-offset-2 hover:underline">
                {row.operation.summary}
              </Link>
            ) : (
              <span className="text-muted">no longer documented</span>
            )}
          </StackedCell>
          <StackedCell label="Calls" isNumeric>
            <CompactNumber align="right" value={row.calls} />
          </StackedCell>
          <StackedCell label="Errors" isNumeric>
            <CompactNumber align="right" value={row.errors} className={row.errors > 0 ? "" : "text-muted"} />
          </StackedCell>
          <StackedCell label="Points" isNumeric>
            <CompactNumber align="right" value={row.points} className={row.points > 0 ? "" : "text-muted"} />
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}
