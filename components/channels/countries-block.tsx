"use client";

import { type ReactNode, useMemo } from "react";
import { LazyWorldMap } from "@/components/charts/lazy-world-map";
import type { AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { formatPercent, plural } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { CountryBars } from "./country-bars";
import { EstimateNote } from "./estimate-note";
import { NotKnown, SectionBlock } from "./section-block";
import { countryName, missingReason } from "./words";

interface CountriesBlockProps {
  detail: AudienceDetail;
  channel: ChannelProfile;
  actions?: ReactNode;
}

export function CountriesBlock({ detail, channel, actions }: CountriesBlockProps) {
  const { countries } = detail;
  const shares = useMemo(() => new Map(countries?.shares.map(({ name, percent }) => [name, percent])), [countries]);
  const [first, second] = countries?.shares ?? [];
  if (!countries || !first)
    return (
      <SectionBlock title="Countries" actions={actions}>
        <NotKnown>
          {missingReason("sample", channel.sample, channel.platform) ??
            `${PLATFORM_NAMES[channel.platform]} doesn't share the countries of followers.`}
        </NotKnown>
      </SectionBlock>
    );
  const summary = [
    `${countryName(first.name)} leads with ${formatPercent(first.percent)}`,
    second ? `, then ${countryName(second.name)} with ${formatPercent(second.percent)}` : "",
    `; ${plural(countries.shares.length, "country", "countries")} in total.`,
  ].join("");
  return (
    <SectionBlock
      title="Countries"
      actions={actions}
      note={
        <>
          <p className="text-sm" suppressHydrationWarning>
            {summary}
          </p>
          <EstimateNote {...countries} detail={detail} />
        </>
      }
    >
      <div className="grid gap-6 xl:grid-cols-[3fr_2fr]">
        <LazyWorldMap
          label={`Map of the audience: ${summary}`}
          shares={shares}
          countryName={countryName}
          formatValue={formatPercent}
        />
        <CountryBars shares={countries.shares} />
      </div>
    </SectionBlock>
  );
}
