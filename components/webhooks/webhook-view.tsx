"use client";

import { useQuery } from "@tanstack/react-query";
import { BackLink } from "@/components/ui/back-link";
import { ErrorState } from "@/components/ui/error-state";
import { Time } from "@/components/ui/time";
import type { EndpointRow } from "@/lib/outbound/webhooks/schemas";
import { Deliveries } from "./deliveries";
import { EditWebhook } from "./edit-webhook";
import { webhookQuery } from "./queries";
import { RemoveWebhook } from "./remove-webhook";
import { RotateSecret } from "./rotate-secret";
import { SendTest } from "./send-test";
import { EndpointState } from "./state-labels";
import { SwitchWebhook } from "./switch-webhook";
import { disabledWords } from "./words";

export function WebhookView({ id, canManage }: { id: string; canManage: boolean }) {
  const { data: endpoint, error, refetch } = useQuery(webhookQuery(id));
  return (
    <>
      <BackLink href="/webhooks">Webhooks</BackLink>
      {error && !endpoint && (
        <ErrorState title="The webhook couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {endpoint && (
        <>
          <Header endpoint={endpoint} />
          {canManage && (
            <div className="mt-4 flex flex-wrap gap-2">
              {endpoint.is_enabled && <SendTest id={id} />}
              <EditWebhook endpoint={endpoint} />
              <RotateSecret endpoint={endpoint} />
              <SwitchWebhook endpoint={endpoint} />
              <RemoveWebhook endpoint={endpoint} />
            </div>
          )}
          <Deliveries id={id} canReplay={canManage && endpoint.is_enabled} />
        </>
      )}
    </>
  );
}

function Header({ endpoint }: { endpoint: EndpointRow }) {
  return (
    <header className="flex flex-col gap-2">
      <h1 className="break-all font-semibold text-xl tracking-tight">{endpoint.url}</h1>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <EndpointState endpoint={endpoint} />
        {!endpoint.is_enabled && <span className="text-muted">{disabledWords(endpoint)}</span>}
        <span className="flex flex-wrap gap-x-2 font-mono text-xs">
          {endpoint.events.map((event) => (
            <span key={event}>{event}</span>
          ))}
        </span>
      </p>
      {endpoint.previous_secret_until && (
        <p className="text-muted">
          Also signed with the old secret until <Time value={endpoint.previous_secret_until} />.
        </p>
      )}
    </header>
  );
}
