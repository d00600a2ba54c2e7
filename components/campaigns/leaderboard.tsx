"use client";

import { Button } from "@heroui/react/button";
import Link from "next/link";
import { useState } from "react";
import { CompactNumber } from "@/components/ui/figure";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { formatInteger, formatUsd, plural } from "@/lib/core/format";
import type { CampaignLeader, PlatformShare } from "@/lib/insight/campaigns/dashboard-schemas";
import type { EmvRates } from "@/lib/insight/campaigns/schemas";
import { usd } from "./words";

const FIGURES = ["Videos", "Views", "Engagements", "Spend", "CPM", "EMV"].map((name) => ({
  name,
  isNumeric: true as const,
}));

const FEW_CREATORS = 6;

/** Figures by creator, most views first; creators of the terms without a video too. */
export function Creators({ leaders }: { leaders: readonly CampaignLeader[] }) {
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && leaders.length > FEW_CREATORS;
  return (
    <>
      <CreatorTable leaders={isCut ? leaders.slice(0, FEW_CREATORS) : leaders} />
      {isCut && (
        <Button size="sm" variant="outline" onPress={() => setWhole(true)} className="tap-target self-start">
          Show all {plural(leaders.length, "creator")}
        </Button>
      )}
    </>
  );
}

function CreatorTable({ leaders }: { leaders: readonly CampaignLeader[] }) {
  return (
    <StackedTable caption="Creators, most views first" headings={["Creator", ...FIGURES]}>
      {leaders.map((leader) => (
        <tr
          key={`${leader.platform} ${leader.channel_id ?? leader.creator}`}
          className="block border-rule border-b py-3 last:border-b-0 md:table-row md:py-0"
        >
          <th scope="row" className="block py-1 pr-4 text-left font-medium md:table-cell md:py-2.5 md:align-top">
            <span className="flex min-w-0 flex-wrap items-center gap-x-2">
              <PlatformGlyph platform={leader.platform} />
              {leader.channel_id ? (
                <Link
                  href={`/channels/${leader.channel_id}`}
                  prefetch={false}
                  className="wrap-anywhere text-link hover:underline"
                >
                  <bdi>{leader.creator ?? "Unknown creator"}</bdi>
                </Link>
              ) : (
                <bdi className="wrap-anywhere">{leader.creator ?? "Unknown creator"}</bdi>
              )}
            </span>
            <Pay leader={leader} />
          </th>
          <Figures of={leader} />
        </tr>
      ))}
    </StackedTable>
  );
}

function Pay({ leader: { is_named, fee_usd, rate_usd_per_1000_views } }: { leader: CampaignLeader }) {
  const pay = [
    fee_usd !== null && `fee ${usd(fee_usd)}`,
    rate_usd_per_1000_views !== null && `${formatUsd(rate_usd_per_1000_views)} per 1,000 views`,
  ].filter(Boolean);
  if (!is_named) return null;
  return (
    <span className="block font-normal text-muted text-xs">{pay.length > 0 ? pay.join(" + ") : "no fee or rate"}</span>
  );
}

interface PlatformsProps {
  platforms: readonly PlatformShare[];
  rates: EmvRates;
}

/** Figures by platform with the EMV rate that applies. */
export function Platforms({ platforms, rates }: PlatformsProps) {
  return (
    <StackedTable caption="Platforms, most views first" headings={["Platform", ...FIGURES]}>
      {platforms.map((share) => {
        const rate = rates[share.platform];
        return (
          <tr key={share.platform} className="block border-rule border-b py-3 last:border-b-0 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 text-left font-medium md:table-cell md:py-2.5 md:align-top">
              <PlatformGlyph platform={share.platform} />
              <span className="block font-normal text-muted text-xs">
                {rate === undefined ? "no EMV rate" : `EMV ${formatUsd(rate)} per 1,000 views`}
              </span>
            </th>
            <Figures of={share} />
          </tr>
        );
      })}
    </StackedTable>
  );
}

function Figures({ of }: { of: PlatformShare }) {
  return (
    <>
      <StackedCell label="Videos" isNumeric>
        {formatInteger(of.videos)}
      </StackedCell>
      <StackedCell label="Views" isNumeric>
        <CompactNumber value={of.views} missing="no data" align="right" />
      </StackedCell>
      <StackedCell label="Engagements" isNumeric>
        <CompactNumber value={of.engagements} missing="no data" align="right" />
      </StackedCell>
      <StackedCell label="Spend" isNumeric>
        {usd(of.spend_usd)}
      </StackedCell>
      <StackedCell label="CPM" isNumeric>
        {usd(of.cpm_usd)}
      </StackedCell>
      <StackedCell label="EMV" isNumeric>
        {usd(of.emv_usd)}
      </StackedCell>
    </>
  );
}
