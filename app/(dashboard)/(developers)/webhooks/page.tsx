import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { makeQueryClient } from "@/components/query-client";
import { webhooksQuery } from "@/components/webhooks/queries";
import { WebhooksPage } from "@/components/webhooks/webhooks-page";
import { listEndpoints } from "@/lib/developers/webhooks/list";

export const metadata: Metadata = { title: "Webhooks" };

export default async function Webhooks() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(webhooksQuery.queryKey, await listEndpoints(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WebhooksPage canManage={may("organization:manage")} />
    </HydrationBoundary>
  );
}
