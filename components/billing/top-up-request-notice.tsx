import { Time } from "@/components/ui/time";
import type { OpenTopUpRequest } from "@/lib/billing/schemas";
import { formatUsd } from "@/lib/core/format";

/** Renders the open top-up request. */
export function TopUpRequestNotice({ request }: { request: OpenTopUpRequest }) {
  return (
    <div className="mb-5 border-accent border-l-2 py-1 pl-4">
      <p>
        <span className="break-all">{request.by}</span> requested a top-up of{" "}
        <strong className="tabular-nums">{formatUsd(request.amount_usd)}</strong>{" "}
        <Time value={request.at} form="relative" />. Waiting to be booked.
      </p>
      {request.note && (
        <p dir="auto" className="break-words text-muted">
          {request.note}
        </p>
      )}
    </div>
  );
}
