"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StaleNotice } from "@/components/ui/stale-notice";
import { CampaignHeader } from "./campaign-header";
import { CampaignKpis } from "./campaign-kpis";
import { Creators, Platforms } from "./leaderboard";
import { PostsSection } from "./posts-section";
import { ProgressPanel } from "./progress-panel";
import { campaignQuery } from "./queries";
import { SeriesSection } from "./series-section";
import { TermsSection } from "./terms-section";

interface CampaignViewProps {
  id: string;
  canWrite: boolean;
  /** Whether the reader may enter budgets, fees and rates. */
  canSetBudgets: boolean;
  canShare: boolean;
}

export function CampaignView({ id, canWrite, canSetBudgets, canShare }: CampaignViewProps) {
  const { data: overview, error, dataUpdatedAt, refetch } = useQuery(campaignQuery(id));
  if (!overview)
    return error ? (
      <ErrorState title="The campaign couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={6} height={64} label="Loading the campaign" />
    );
  const { campaign, leaders, platforms } = overview;
  return (
    <article data-wide className="flex flex-col gap-4">
      <CampaignHeader overview={overview} canWrite={canWrite} canSetBudgets={canSetBudgets} canShare={canShare} />
      <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
      <ProgressPanel overview={overview} />
      <CampaignKpis overview={overview} />
      <div className="panel p-4 md:p-5">
        <SeriesSection overview={overview} />
      </div>
      {leaders.length > 0 && (
        <Section id="campaign-creators" title="Creators">
          <Creators leaders={leaders} />
        </Section>
      )}
      {platforms.length > 0 && (
        <Section id="campaign-platforms" title="Platforms">
          <Platforms platforms={platforms} rates={campaign.emv_rates} />
          <p className="text-muted text-xs">EMV (earned media value) = views × EMV rate ÷ 1,000.</p>
        </Section>
      )}
      <PostsSection campaign={campaign} canWrite={canWrite} />
      <TermsSection campaign={campaign} />
    </article>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="panel flex min-w-0 flex-col gap-2 p-4 md:p-5">
      <h2 id={id} className="font-semibold text-base">
        {title}
      </h2>
      {children}
    </section>
  );
}
