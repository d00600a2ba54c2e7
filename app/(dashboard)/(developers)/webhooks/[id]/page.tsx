import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMembership } from "@/app/session";
import { makeQueryClient } from "@/components/query-client";
import { deliveriesQuery, webhookQuery } from "@/components/webhooks/queries";
import { WebhookView } from "@/components/webhooks/webhook-view";
import { AppError } from "@/lib/core/errors";
import { getEndpoint } from "@/lib/developers/webhooks/get";
import { listDeliveries } from "@/lib/developers/webhooks/list-deliveries";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { ctx, may } = await requireMembership();
  const endpoint = await getEndpoint(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  const client = makeQueryClient();
  client.setQueryData(webhookQuery(id).queryKey, endpoint);
  client.setQueryData(deliveriesQuery(id).queryKey, {
    pages: [await listDeliveries(ctx, { id })],
    pageParams: [null],
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WebhookView id={id} canManage={may("organization:manage")} />
    </HydrationBoundary>
  );
}
