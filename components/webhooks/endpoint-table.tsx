import Link from "next/link";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { EndpointRow } from "@/lib/outbound/webhooks/schemas";
import { DeliveryStateLabel, EndpointState } from "./state-labels";

export function EndpointTable({ endpoints }: { endpoints: readonly EndpointRow[] }) {
  return (
    <StackedTable caption="Webhooks" headings={["URL", "Events", "Status", "Last event"]}>
      {endpoints.map((endpoint) => (
        <tr key={endpoint.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            <Link
              href={`/webhooks/${encodeURIComponent(endpoint.id)}`}
              className="tap-target break-all text-link underline-offset-2 hover:underline"
            >
              {endpoint.url}
            </Link>
          </th>
          <StackedCell label="Events">
            <span className="flex flex-wrap gap-x-2 font-mono text-xs">
              {endpoint.events.map((event) => (
                <span key={event}>{event}</span>
              ))}
            </span>
          </StackedCell>
          <StackedCell label="Status">
            <EndpointState endpoint={endpoint} />
          </StackedCell>
          <StackedCell label="Last event">
            {endpoint.last_delivery ? (
              <span className="flex flex-wrap items-center gap-x-2">
                <DeliveryStateLabel state={endpoint.last_delivery.state} />
                <Time value={endpoint.last_delivery.at} form="relative" />
              </span>
            ) : (
              <span className="text-muted">never</span>
            )}
          </StackedCell>
        </tr>
      ))}
    </StackedTable>
  );
}
