"use client";

import Link from "next/link";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { Time } from "@/components/ui/time";
import { useReaderTime } from "@/components/ui/time-zone";
import type { Billing } from "@/lib/billing/schemas";
import { moneyFigures } from "./money-words";
import { exactUsd } from "./words";

/** Renders the money figures side by side, separated by thin rules; hover and focus show how each is calculated. */
export function MoneyFigures({ billing }: { billing: Billing }) {
  const zone = useReaderTime();
  const { usage, spendable_usd: spendable } = billing;
  const missing = Math.round((usage.committed_usd - spendable) * 1e6) / 1e6;
  return (
    <section aria-label="Money" className="panel p-4 md:p-5">
      <dl className="grid grid-cols-2 gap-y-5 sm:grid-cols-3 lg:grid-cols-5">
        {moneyFigures(billing, zone).map(({ name, value, note, lines }) => (
          <div key={name} className="min-w-0 border-rule pr-4 lg:border-l lg:pl-5 lg:first:border-l-0 lg:first:pl-0">
            <dt className="text-muted">{name}</dt>
            <dd className="mt-0.5 font-semibold text-xl tracking-tight">
              <FormulaFigure value={value} lines={lines} className="inline-block" />
            </dd>
            <dd className="text-muted text-xs">{note}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-muted text-xs">
        As of <Time value={billing.at} />.{" "}
        <Link href="/docs/billing" className="text-link underline underline-offset-2">
          How amounts are calculated
        </Link>
      </p>
      {missing > 0 && (
        <p className="mt-3 text-warning">
          Tracked videos will cost {exactUsd(missing)} more than your available balance. They pause when it runs out and
          resume after a top-up.
        </p>
      )}
    </section>
  );
}
