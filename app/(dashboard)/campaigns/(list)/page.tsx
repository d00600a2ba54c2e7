import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { CampaignsPage } from "@/components/campaigns/campaigns-page";
import { campaignPagesQuery, FIRST_PAGE } from "@/components/campaigns/queries";
import { makeQueryClient } from "@/components/query-client";
import { listCampaignPage } from "@/lib/insight/campaigns/list";

export const metadata: Metadata = { title: "Campaigns" };

export default async function Campaigns() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  const page = await listCampaignPage(ctx, FIRST_PAGE);
  client.setQueryData(campaignPagesQuery.queryKey, { pages: [page], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignsPage canWrite={may("campaigns:write")} canSetBudgets={may("budgets:manage")} />
    </HydrationBoundary>
  );
}
