import Link from "next/link";
import type { ReactNode } from "react";
import type { Receipt } from "@/lib/billing/schemas";
import type { DateLocale } from "@/lib/core/date-locale-rules";
import { formatDateTime, formatUsd } from "@/lib/core/format";
import { PrintButton } from "./print-button";
import { exactUsd } from "./words";

/** Renders a top-up's receipt. It prints alone, on one page. */
export function ReceiptPage({ receipt, locale }: { receipt: Receipt; locale: DateLocale }) {
  const { number, organization, time_zone: zone, at, note, is_automatic } = receipt;
  return (
    <article aria-labelledby="receipt" className="max-w-2xl break-inside-avoid">
      <div className="flex flex-wrap items-center justify-between gap-3 pb-6 print:hidden">
        <Link href="/billing" className="tap-target inline-flex items-center text-link underline underline-offset-2">
          Back to billing
        </Link>
        <PrintButton />
      </div>
      <p className="hidden pb-6 font-semibold print:block">Clipscope</p>
      <h1 id="receipt" className="font-semibold text-xl tracking-tight">
        Receipt of a top-up
      </h1>
      <dl className="mt-4 border-rule border-t">
        <Line name="Organization">
          <bdi className="break-words">{organization}</bdi>
        </Line>
        <Line name="Receipt number">
          <span className="break-all font-mono text-sm">{number}</span>
        </Line>
        <Line name="Date">
          <time dateTime={at}>
            {formatDateTime(at, { zone, locale })} ({zone})
          </time>
        </Line>
        <Line name="Amount">
          <strong>{exactUsd(receipt.amount_usd)}</strong> (US dollars)
        </Line>
        {note && (
          <Line name="Reason">
            <bdi className="break-words">{note}</bdi>
          </Line>
        )}
        <Line name="Booked by">{is_automatic ? "Auto top-up" : "Clipscope"}</Line>
        <Line name="Balance after">{exactUsd(receipt.balance_after_usd)}</Line>
      </dl>
      <p className="mt-6 text-muted text-sm">
        This confirms that {formatUsd(receipt.amount_usd)} of prepaid balance was booked. It is not a tax invoice.
      </p>
    </article>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-rule border-b py-2.5">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 tabular-nums sm:text-right">{children}</dd>
    </div>
  );
}
