import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMembership } from "@/app/session";
import { makeQueryClient } from "@/components/query-client";
import { upstreamCostQuery } from "@/components/upstream-cost/queries";
import { UpstreamCostPage } from "@/components/upstream-cost/upstream-cost-page";
import { getUpstreamCost } from "@/lib/operations/upstream-cost/get-overview";

export const metadata: Metadata = { title: "Upstream cost" };

export default async function UpstreamCost() {
  const { ctx, membership } = await requireMembership();
  if (!membership.user.isAdmin) notFound();
  const client = makeQueryClient();
  client.setQueryData(upstreamCostQuery.queryKey, await getUpstreamCost(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UpstreamCostPage />
    </HydrationBoundary>
  );
}
