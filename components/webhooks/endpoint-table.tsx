import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { EndpointRow } from "@/lib/webhooks/schemas";
import { DeliveryStateLabel, EndpointState } from "./state-labels";

/** Rows become blocks where a table would need to scroll sideways. */
export function EndpointTable({ endpoints }: { endpoints: readonly EndpointRow[] }) {
  return (
    <table className="block w-full text-left md:table">
      <caption className="sr-only">Webhooks</caption>
      <thead className="hidden border-rule border-b text-muted text-xs md:table-header-group">
        <tr>
          <Heading>Address</Heading>
          <Heading>Events</Heading>
          <Heading>State</Heading>
          <Heading>Last event</Heading>
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {endpoints.map((endpoint) => (
          <tr key={endpoint.id} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              <Link
                href={`/webhooks/${encodeURIComponent(endpoint.id)}`}
                className="touch-target break-all text-link underline-offset-2 hover:underline"
              >
                {endpoint.url}
              </Link>
            </th>
            <Cell label="Events">
              <span className="flex flex-wrap gap-x-2 font-mono text-xs">
                {endpoint.events.map((event) => (
                  <span key={event}>{event}</span>
                ))}
              </span>
            </Cell>
            <Cell label="State">
              <EndpointState endpoint={endpoint} />
            </Cell>
            <Cell label="Last event">
              {endpoint.last_delivery ? (
                <span className="flex flex-wrap items-center gap-x-2">
                  <DeliveryStateLabel state={endpoint.last_delivery.state} />
                  <Time value={endpoint.last_delivery.at} form="relative" />
                </span>
              ) : (
                <span className="text-muted">none yet</span>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="py-2 pr-4 font-medium">
      {children}
    </th>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td className="flex gap-3 py-0.5 pr-4 md:table-cell md:py-2.5 md:align-top">
      <span className="w-20 shrink-0 text-muted md:hidden">{label}</span>
      <span className="min-w-0">{children}</span>
    </td>
  );
}
