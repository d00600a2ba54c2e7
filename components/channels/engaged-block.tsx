"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { CompactNumber } from "@/components/ui/figure";
import { PlaceholderRows } from "@/components/ui/placeholder";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { plural } from "@/lib/core/format";
import { ChannelIdentity } from "./channel-identity";
import { MissingData } from "./missing-data";
import { engagedQuery } from "./queries";
import { SectionBlock } from "./section-block";

const FEW = 20;

/** Renders the sampled followers who have the most followers themselves. */
export function EngagedBlock({ channel }: { channel: ChannelProfile }) {
  const { data, error, refetch } = useQuery(engagedQuery(channel.id));
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? data?.channels : data?.channels.slice(0, FEW);
  return (
    <SectionBlock
      title="Engaged influencers"
      note={
        <p className="max-w-prose text-muted text-sm">
          The 100 accounts with the most followers in the sample of this channel's followers. Interactions aren't
          measured.
        </p>
      }
    >
      {!data && !error && <PlaceholderRows rows={3} height={60} label="Loading engaged influencers" />}
      {!data && error && (
        <ErrorState title="Engaged influencers couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data?.channels.length === 0 && (
        <MissingData
          isPart
          what="sample"
          channel={channel}
          nothing={{
            title: "No followers",
            reason: "The channel had no followers when the sample was taken.",
          }}
        />
      )}
      {shown && shown.length > 0 && (
        <ul aria-label="Engaged influencers" className="grid gap-x-10 lg:grid-cols-2">
          {shown.map((influencer) => (
            <li
              key={influencer.id}
              className="flex min-w-0 items-center justify-between gap-3 border-rule border-b py-2"
            >
              <ChannelIdentity channel={influencer} />
              <span className="shrink-0 text-sm">
                <CompactNumber value={influencer.followers} missing="unknown" /> followers
              </span>
            </li>
          ))}
        </ul>
      )}
      {data && shown && shown.length < data.channels.length && (
        <Button size="sm" variant="outline" onPress={() => setWhole(true)} className="tap-target self-start">
          {`Show all ${plural(data.channels.length, "account")}`}
        </Button>
      )}
    </SectionBlock>
  );
}
