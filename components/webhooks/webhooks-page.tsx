"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { plural } from "@/lib/core/format";
import type { EndpointRow } from "@/lib/outbound/webhooks/schemas";
import { EndpointTable } from "./endpoint-table";
import { webhooksQuery } from "./queries";

const CreateWebhook = lazyOnTouch(() => import("./create-webhook").then((module) => module.CreateWebhook));

export function WebhooksPage({ canManage }: { canManage: boolean }) {
  const { data, error, isPending, refetch } = useQuery(webhooksQuery);
  const [isCreating, setIsCreating] = useState(false);
  const endpoints = data?.endpoints ?? [];
  const create = canManage && (
    <Button onPress={() => setIsCreating(true)} {...CreateWebhook.touch}>
      <Plus aria-hidden />
      Add webhook
    </Button>
  );
  return (
    <>
      <PageHeader title="Webhooks" description={answer(endpoints)} actions={endpoints.length > 0 && create} />
      {error && !data && (
        <ErrorState title="Webhooks couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={3} label="Loading webhooks" />}
      {data && endpoints.length === 0 && (
        <EmptyState title="No webhooks yet" action={create}>
          {canManage
            ? "A webhook sends a signed request to your server for events such as new snapshots, completed videos or a low balance."
            : "Owners and managers can add webhooks."}
        </EmptyState>
      )}
      {endpoints.length > 0 && <EndpointTable endpoints={endpoints} />}
      {canManage && <CreateWebhook isOpen={isCreating} onClose={() => setIsCreating(false)} />}
    </>
  );
}

function answer(endpoints: readonly EndpointRow[]): string {
  if (endpoints.length === 0) return "Signed requests to your server when something happens.";
  const disabled = endpoints.filter(({ is_enabled }) => !is_enabled).length;
  const words = `${plural(endpoints.length, "address", "addresses")}.`;
  return disabled === 0 ? words : `${words} ${disabled} disabled.`;
}
