"use client";

import { useQuery } from "@tanstack/react-query";
import { usageQuery } from "@/components/queries";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";
import type { Usage } from "@/lib/billing/schemas";
import { formatHours, formatUsd, plural } from "@/lib/format";
import { ConfirmNotice } from "./confirm-notice";
import { Ledger } from "./ledger";
import { MoneyFigures } from "./money-figures";
import { PlanTerms } from "./plan-terms";

interface BillingPageProps {
  /** Trackings that the plan allows at once. */
  maxVideos: number;
  /** The free credit waits for the e-mail address to be confirmed. */
  mustConfirm: boolean;
}

export function BillingPage({ maxVideos, mustConfirm }: BillingPageProps) {
  const { data, error, refetch } = useQuery(usageQuery);
  return (
    <>
      <PageHeader title="How long will the money last?" description={data && answer(data)} />
      {mustConfirm && <ConfirmNotice />}
      {error && !data && (
        <ErrorState title="The balance could not be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <Placeholder height={160} />}
      {data && <MoneyFigures usage={data} />}
      {data && <PlanTerms usage={data} maxVideos={maxVideos} />}
      <Ledger />
    </>
  );
}

function answer(usage: Usage): string {
  const spendable = usage.balance_usd - usage.uncharged_usage_usd;
  if (usage.runway_hours === null)
    return `${formatUsd(spendable, 2)} to spend, and nothing is running: it lasts until you track a video.`;
  return `${formatHours(usage.runway_hours)} at ${plural(usage.active_videos, "running video")}, with ${formatUsd(spendable, 2)} to spend.`;
}
