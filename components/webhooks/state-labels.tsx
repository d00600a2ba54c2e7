import { Ban, CircleAlert, CircleCheck, Clock, Radio } from "lucide-react";
import type { DeliveryState, EndpointRow } from "@/lib/outbound/webhooks/schemas";
import { STATE_NAMES } from "./words";

export function EndpointState({ endpoint }: { endpoint: Pick<EndpointRow, "is_enabled"> }) {
  return endpoint.is_enabled ? (
    <Label icon={Radio} tone="text-accent-soft-foreground" name="Enabled" />
  ) : (
    <Label icon={Ban} tone="text-danger-soft-foreground" name="Disabled" />
  );
}

const SIGNS = {
  waiting: { icon: Clock, tone: "text-muted" },
  delivered: { icon: CircleCheck, tone: "text-success-soft-foreground" },
  failed: { icon: CircleAlert, tone: "text-danger-soft-foreground" },
} satisfies Record<DeliveryState, unknown>;

export function DeliveryStateLabel({ state }: { state: DeliveryState }) {
  return <Label {...SIGNS[state]} name={STATE_NAMES[state]} />;
}

function Label({ icon: Icon, tone, name }: { icon: typeof Clock; tone: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden size={16} className={`shrink-0 ${tone}`} />
      {name}
    </span>
  );
}
