"use client";

import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { ListTable } from "@/components/ui/list-table";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { formatInteger, formatPercent, plural, usdColumnFormat } from "@/lib/core/format";
import type { OrganizationCost, PlatformCost, UpstreamCost } from "@/lib/operations/upstream-cost/schemas";
import { useSorted } from "./use-sorted";
import { marginPercent } from "./words";

type Margin = Pick<PlatformCost, "today_usd" | "month_usd" | "charged_today_usd" | "charged_month_usd">;

const VALUES = {
  today: (row: Margin) => row.today_usd,
  month: (row: Margin) => row.month_usd,
  charged: (row: Margin) => row.charged_month_usd,
  margin: (row: Margin) => row.charged_month_usd - row.month_usd,
};
const MONEY = { isSortable: true, isNumeric: true, width: 140 } as const;

/** Returns the columns of money, which both tables share. */
function moneyColumns(rows: readonly Margin[]) {
  const usd = usdColumnFormat(rows.flatMap((row) => [row.today_usd, row.month_usd]));
  const charged = usdColumnFormat(
    rows.flatMap((row) => [row.charged_month_usd, Math.round((row.charged_month_usd - row.month_usd) * 1e6) / 1e6]),
  );
  return [
    { ...MONEY, id: "today", name: "Cost today", cell: (row: Margin) => usd(row.today_usd) },
    { ...MONEY, id: "month", name: "Cost this month", cell: (row: Margin) => usd(row.month_usd) },
    { ...MONEY, id: "charged", name: "Charged this month", cell: (row: Margin) => charged(row.charged_month_usd) },
    {
      ...{ ...MONEY, id: "margin", name: "Margin" },
      cell: (row: Margin) => charged(row.charged_month_usd - row.month_usd),
    },
    {
      ...{ id: "percent", name: "Margin (%)", isNumeric: true, width: 110 },
      cell: (row: Margin) => {
        const percent = marginPercent(row.charged_month_usd, row.month_usd);
        return percent === null ? (
          <span className="text-muted">
            <span aria-hidden>—</span>
            <span className="sr-only">nothing charged</span>
          </span>
        ) : (
          formatPercent(percent)
        );
      },
    },
  ];
}

/** What calls cost and what organizations were charged, by platform and organization. */
export function CostSection({ cost }: { cost: UpstreamCost }) {
  return (
    <>
      <section aria-labelledby="platforms" className="@container">
        <h2 id="platforms" className="font-semibold text-base">
          Platforms
        </h2>
        <p className="mb-3 max-w-prose text-muted text-sm">
          What organizations were charged for snapshots and follower samples, minus what calls cost.
        </p>
        <Platforms rows={cost.platforms} />
      </section>
      <section aria-labelledby="organizations" className="@container">
        <h2 id="organizations" className="font-semibold text-base">
          Organizations
        </h2>
        <p className="mb-3 max-w-prose text-muted text-sm">
          A call for several organizations is split equally among those that stored its result. Calls whose result no
          organization stored are unassigned.
        </p>
        <Organizations rows={cost.organizations} />
        {cost.more_organizations > 0 && (
          <p className="mt-2 text-muted text-sm">
            {plural(cost.more_organizations, "organization")} with lower cost not shown, out of{" "}
            {formatInteger(cost.more_organizations + cost.organizations.length)}.
          </p>
        )}
      </section>
    </>
  );
}

function Platforms({ rows }: { rows: readonly PlatformCost[] }) {
  const { sorted, sorting, onSort } = useSorted(rows, VALUES, { id: "month", desc: true });
  return (
    <ListTable
      caption="Cost by platform"
      rows={sorted.map((row) => ({ ...row, id: row.platform }))}
      density="comfortable"
      isStacked
      minWidth={860}
      sorting={sorting}
      onSort={onSort}
      columns={[
        { id: "name", name: "Platform", cell: ({ platform }) => <PlatformGlyph platform={platform} /> },
        ...moneyColumns(rows),
      ]}
    />
  );
}

const UNASSIGNED = "";

function Organizations({ rows }: { rows: readonly OrganizationCost[] }) {
  const values = { ...VALUES, name: ({ name }: OrganizationCost) => name ?? UNASSIGNED };
  const { sorted, sorting, onSort } = useSorted(rows, values, { id: "month", desc: true });
  if (rows.every(({ id, month_usd }) => id === null && month_usd === 0))
    return (
      <EmptyState title="No cost this month">
        Cost appears here with the first call to a source that charges.
      </EmptyState>
    );
  return (
    <ListTable
      caption="Cost by organization"
      rows={sorted.map((row) => ({ ...row, id: row.id ?? UNASSIGNED }))}
      density="comfortable"
      isStacked
      minWidth={860}
      sorting={sorting}
      onSort={onSort}
      columns={[
        {
          ...{ id: "name", name: "Organization", isSortable: true },
          cell: ({ id, name }) =>
            id === UNASSIGNED ? (
              <span className="text-muted">Unassigned</span>
            ) : (
              <Link
                href={`/admin/organizations/${encodeURIComponent(id)}`}
                className="tap-target block truncate text-link underline-offset-2 hover:underline"
              >
                <bdi>{name}</bdi>
              </Link>
            ),
        },
        ...moneyColumns(rows),
      ]}
    />
  );
}
