"use client";

import { BackLink } from "@/components/ui/back-link";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { CampaignOverview } from "@/lib/insight/campaigns/dashboard-schemas";
import { CampaignActions } from "./campaign-actions";
import { Dates } from "./dates";
import { StatusLabel } from "./status-label";
import { LIST_TITLE } from "./words";

interface CampaignHeaderProps {
  overview: CampaignOverview;
  canWrite: boolean;
  canSetBudgets: boolean;
  canShare: boolean;
}

export function CampaignHeader({ overview, ...rights }: CampaignHeaderProps) {
  const { campaign, latest_at } = overview;
  return (
    <header className="flex flex-col gap-3">
      <BackLink href="/campaigns" className="print:hidden">
        {LIST_TITLE}
      </BackLink>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1.5">
          <h1 dir="auto" className="wrap-anywhere text-start font-semibold text-2xl tracking-tight">
            {campaign.name}
          </h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
            <StatusLabel status={campaign.status} />
            <span>
              <Dates campaign={campaign} />
            </span>
            <span>{plural(campaign.progress.videos, "video")}</span>
            {latest_at && (
              <span>
                Updated <Time value={latest_at} form="relative" />
              </span>
            )}
          </p>
        </div>
        <CampaignActions campaign={campaign} {...rights} />
      </div>
    </header>
  );
}
