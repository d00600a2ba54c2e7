"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { LoadFurther } from "@/components/ui/load-further";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { CampaignTable } from "./campaign-table";
import { campaignPagesQuery } from "./queries";
import { listParams } from "./search-params";
import { LIST_DESCRIPTION, LIST_TITLE } from "./words";

const CampaignDialog = lazyOnTouch(() => import("./campaign-dialog").then((module) => module.CampaignDialog));

interface CampaignsPageProps {
  canWrite: boolean;
  /** Whether the reader may enter budgets, fees and rates. */
  canSetBudgets: boolean;
}

export function CampaignsPage({ canWrite, canSetBudgets }: CampaignsPageProps) {
  const router = useRouter();
  const [{ create }, setParams] = useQueryStates(listParams);
  const { data, error, dataUpdatedAt, refetch, ...further } = useInfiniteQuery(campaignPagesQuery);
  const campaigns = data?.pages.flatMap((page) => page.campaigns) ?? [];
  const button = canWrite && (
    <Button onPress={() => setParams({ create: true }, { history: "push" })} {...CampaignDialog.touch}>
      <Plus aria-hidden />
      Create campaign
    </Button>
  );
  return (
    <div data-wide className="flex flex-col">
      <PageHeader title={LIST_TITLE} description={LIST_DESCRIPTION} actions={campaigns.length > 0 && button} />
      {error && !data && (
        <ErrorState title="Campaigns couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <PlaceholderRows rows={4} height={64} label="Loading campaigns" />}
      {data && campaigns.length === 0 && (
        <EmptyState title="No campaigns yet" action={button}>
          {canWrite
            ? "A campaign groups videos and measures them against a goal, a budget and a period. It shows spend, CPM and earned media value, and which posts are missing a required tag."
            : "Campaigns that members create appear here, with their progress."}
        </EmptyState>
      )}
      {campaigns.length > 0 && (
        <>
          <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
          <CampaignTable campaigns={campaigns} />
        </>
      )}
      {further.hasNextPage && (
        <LoadFurther
          key={campaigns.length}
          noun="campaigns"
          further={{
            isMore: true,
            isLoading: further.isFetchingNextPage,
            error: further.isFetchNextPageError ? error : null,
            load: () => void further.fetchNextPage(),
          }}
          shown={campaigns.length}
          total={null}
        />
      )}
      {canWrite && (
        <CampaignDialog
          isOpen={create}
          canSetBudgets={canSetBudgets}
          // Going back leads to the list, not to the form.
          onSaved={({ id }) => router.replace(`/campaigns/${id}`)}
          onClose={() => setParams({ create: null })}
        />
      )}
    </div>
  );
}
