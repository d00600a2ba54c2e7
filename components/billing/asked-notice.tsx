import { Time } from "@/components/ui/time";
import type { OpenTopUpRequest } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";

/** Renders the top-up request that has not been answered yet. */
export function AskedNotice({ asked }: { asked: OpenTopUpRequest }) {
  return (
    <div className="mb-5 border-accent border-l-2 py-1 pl-4">
      <p>
        <span className="break-all">{asked.by}</span> requested a top-up of{" "}
        <strong className="tabular-nums">{formatUsd(asked.amount_usd)}</strong>{" "}
        <Time value={asked.at} form="relative" />. Waiting to be booked.
      </p>
      {asked.note && (
        <p dir="auto" className="break-words text-muted">
          {asked.note}
        </p>
      )}
    </div>
  );
}
