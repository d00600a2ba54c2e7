"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { formatInteger, usdColumnFormat } from "@/lib/core/format";
import type { UpstreamCost } from "@/lib/operations/upstream-cost/schemas";
import { ChangePrice } from "./change-price";
import { UNIT_WORDS } from "./words";

const HEADINGS = [
  "Price",
  "Charged",
  { name: "Default", isNumeric: true },
  { name: "Current", isNumeric: true },
  { name: "Units this month", isNumeric: true },
  { name: "Cost this month", isNumeric: true },
] as const;

/** The price table of each source. */
export function PricesSection({ sources, free }: Pick<UpstreamCost, "sources" | "free">) {
  const [chosen, setChosen] = useState<{ source: string; kind: string } | null>(null);
  const rows = sources.flatMap((source) => source.prices.map((price) => ({ source, price })));
  const unitPrice = usdColumnFormat(rows.flatMap(({ price }) => [price.price_usd, price.default_usd]));
  const usd = usdColumnFormat(rows.map(({ price }) => price.month_usd));
  const open = rows.find(({ source, price }) => source.id === chosen?.source && price.kind === chosen.kind);
  return (
    <section aria-labelledby="prices">
      <h2 id="prices" className="font-semibold text-base">
        Prices
      </h2>
      <p className="max-w-prose text-muted text-sm">
        What sources charge. Prices that depend on a plan are 0 by default: enter what your plan costs per call. Calls
        for connected accounts are free.
      </p>
      <StackedTable caption="Prices by source" headings={HEADINGS} hasActions>
        {rows.map(({ source, price }) => (
          <tr key={`${source.id} ${price.kind}`} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 text-left font-medium md:table-cell md:py-2.5 md:align-top">
              {price.name}
              <span className="block font-normal text-muted text-xs">{source.name}</span>
            </th>
            <StackedCell label="Charged">{UNIT_WORDS[price.unit]}</StackedCell>
            <StackedCell label="Default" isNumeric>
              {unitPrice(price.default_usd)}
            </StackedCell>
            <StackedCell label="Current" isNumeric>
              <span className={price.price_usd === price.default_usd ? "" : "font-medium"}>
                {unitPrice(price.price_usd)}
              </span>
            </StackedCell>
            <StackedCell label="Units this month" isNumeric>
              {formatInteger(price.month_units)}
            </StackedCell>
            <StackedCell label="Cost this month" isNumeric>
              {usd(price.month_usd)}
            </StackedCell>
            <td className="block py-1 text-right md:table-cell md:py-2.5 md:align-top">
              <Button
                size="sm"
                variant="outline"
                className="tap-target"
                aria-label={`Change price of ${price.name}, ${source.name}`}
                onPress={() => setChosen({ source: source.id, kind: price.kind })}
              >
                Change price
              </Button>
            </td>
          </tr>
        ))}
        {free.map(({ id, name, month_calls: calls }) => (
          <tr key={id} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 text-left font-medium md:table-cell md:py-2.5 md:align-top">
              Call
              <span className="block font-normal text-muted text-xs">{name}</span>
            </th>
            <StackedCell label="Charged">free</StackedCell>
            <StackedCell label="Default" isNumeric>
              {unitPrice(0)}
            </StackedCell>
            <StackedCell label="Current" isNumeric>
              {unitPrice(0)}
            </StackedCell>
            <StackedCell label="Units this month" isNumeric>
              {formatInteger(calls)}
            </StackedCell>
            <StackedCell label="Cost this month" isNumeric>
              {usd(0)}
            </StackedCell>
            <td className="hidden md:table-cell" />
          </tr>
        ))}
      </StackedTable>
      {open && <ChangePrice {...open} onClose={() => setChosen(null)} />}
    </section>
  );
}
