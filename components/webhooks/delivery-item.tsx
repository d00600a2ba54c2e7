"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { DeliveryRow } from "@/lib/outbound/webhooks/schemas";
import { DeliveryDetails } from "./delivery-details";
import { DeliveryStateLabel } from "./state-labels";
import { outcomeWords } from "./words";

interface DeliveryItemProps {
  endpointId: string;
  delivery: DeliveryRow;
  canReplay: boolean;
}

/** One event; its request and response are fetched when it is opened. */
export function DeliveryItem({ endpointId, delivery, canReplay }: DeliveryItemProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="border-rule border-b">
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="tap-target flex cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-1 py-2.5 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden size={16} className="shrink-0 text-muted group-open:rotate-90" />
          <span className="font-mono text-xs">{delivery.type}</span>
          <DeliveryStateLabel state={delivery.state} />
          <span className="text-muted">
            {outcomeWords({ status: delivery.last_status, error: delivery.last_error })}
            {delivery.attempts > 1 && `, ${plural(delivery.attempts, "attempt")}`}
          </span>
          <span className="text-muted md:ml-auto">
            <Time value={delivery.created_at} />
          </span>
        </summary>
        {isOpen && <DeliveryDetails endpointId={endpointId} id={delivery.id} canReplay={canReplay} />}
      </details>
    </li>
  );
}
