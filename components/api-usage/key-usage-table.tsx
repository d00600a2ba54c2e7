"use client";

import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { plural, usdColumnFormat } from "@/lib/core/format";
import type { UsageKey } from "@/lib/developers/api-usage/schemas";
import { COUNT_HEADINGS, CountCells } from "./count-cells";

export function KeyUsageTable({ keys }: { keys: readonly UsageKey[] }) {
  const usd = usdColumnFormat(keys.map(({ tracked_usd }) => tracked_usd));
  return (
    <StackedTable
      caption="Calls by key, highest first"
      headings={["Key", ...COUNT_HEADINGS, { name: "Cost of its videos to date", isNumeric: true }]}
    >
      {keys.map(({ key, ...row }) => (
        <tr key={key.id} className="group/row block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            <Link
              href={`/requests?key=${encodeURIComponent(key.id)}`}
              title="View requests"
              className="tap-target wrap-anywhere text-link underline-offset-2 hover:underline"
            >
              <bdi>{key.name}</bdi>
            </Link>
            <span className="block font-mono font-normal text-muted text-xs">
              …{key.hint}
              {key.is_revoked && <span className="font-sans">, revoked</span>}
            </span>
          </th>
          <CountCells counts={row} />
          <StackedCell label="Cost" isNumeric>
            {row.trackings === 0 ? (
              <span className="text-muted">no tracked videos</span>
            ) : (
              <>
                {usd(row.tracked_usd)}
                <span className="block text-muted text-xs">
                  {plural(row.trackings, "video")}, {plural(row.tracked_snapshots, "snapshot")}
                </span>
              </>
            )}
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}
