import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { requireMembership } from "@/app/session";
import { CampaignView } from "@/components/campaigns/campaign-view";
import { campaignPostsQuery, campaignQuery, campaignSeriesQuery } from "@/components/campaigns/queries";
import { loadCampaignParams, toPostsQuery } from "@/components/campaigns/search-params";
import { makeQueryClient } from "@/components/query-client";
import { AppError } from "@/lib/core/errors";
import { getCampaignOverview } from "@/lib/insight/campaigns/overview";
import { listCampaignPosts } from "@/lib/insight/campaigns/posts";
import { getCampaignSeries } from "@/lib/insight/campaigns/series";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Fetched once for title and page; a foreign or unknown ID shows the not-found page. */
const loadCampaign = cache(async (id: string) => {
  const { ctx, may } = await requireMembership();
  const overview = await getCampaignOverview(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  return { ctx, may, overview };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { overview } = await loadCampaign((await params).id);
  return { title: overview.campaign.name };
}

export default async function CampaignPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { ctx, may, overview } = await loadCampaign(id);
  const query = toPostsQuery(await loadCampaignParams(searchParams));
  const client = makeQueryClient();
  client.setQueryData(campaignQuery(id).queryKey, overview);
  await Promise.all([
    client.prefetchQuery({ ...campaignSeriesQuery(id), queryFn: () => getCampaignSeries(ctx, { id }) }),
    client.prefetchQuery({ ...campaignPostsQuery(id, query), queryFn: () => listCampaignPosts(ctx, { id, ...query }) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignView
        id={id}
        canWrite={may("campaigns:write")}
        canSetBudgets={may("budgets:manage")}
        canShare={may("reports:write")}
      />
    </HydrationBoundary>
  );
}
