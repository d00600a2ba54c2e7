"use client";

import { useQuery } from "@tanstack/react-query";
import { CHART_HEIGHT } from "@/components/charts/chart-size";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Placeholder } from "@/components/ui/placeholder";
import type { AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { AudienceShares } from "./audience-shares";
import { BuySample } from "./buy-sample";
import { CountriesBlock } from "./countries-block";
import { EstimateNote } from "./estimate-note";
import { HistoryBlock } from "./history-block";
import { ImportAudience } from "./import-audience";
import { QualityBlock } from "./quality-block";
import { audienceQuery } from "./queries";
import { RemoveImport } from "./remove-import";
import { NotKnown, SectionBlock } from "./section-block";
import { missingReason } from "./words";

interface AudienceSectionProps {
  channel: ChannelProfile;
  canImport: boolean;
}

/** Renders the channel's audience and its quality. */
export function AudienceSection({ channel, canImport }: AudienceSectionProps) {
  const { data, error, refetch } = useQuery(audienceQuery(channel.id));
  if (!data)
    return error ? (
      <ErrorState title="The audience couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <Placeholder height={CHART_HEIGHT * 2} />
    );
  return (
    <div className="flex flex-col gap-10">
      <CountriesBlock
        detail={data}
        channel={channel}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            <LinkButton size="sm" variant="outline" href={`/channels/compare?channels=${channel.id}`}>
              Compare audiences
            </LinkButton>
            {canImport && (
              <>
                <ImportAudience channelId={channel.id} isReplacing={data.import !== null} />
                {data.import && <RemoveImport channelId={channel.id} />}
              </>
            )}
          </div>
        }
      />
      <div className="grid gap-10 lg:grid-cols-2">
        <DimensionBlock title="Genders" of="Gender" shares={data.genders} detail={data} canImport={canImport} />
        <DimensionBlock title="Ages" of="Age" shares={data.ages} detail={data} canImport={canImport} />
      </div>
      <QualityBlock
        detail={data}
        missing={missingReason("sample", channel.sample, channel.platform)}
        actions={canImport && <BuySample channel={channel} takenAt={data.sample?.taken_at ?? null} />}
      />
      <HistoryBlock channelId={channel.id} />
    </div>
  );
}

interface DimensionBlockProps {
  title: string;
  of: string;
  shares: AudienceDetail["genders"];
  detail: AudienceDetail;
  canImport: boolean;
}

function DimensionBlock({ title, of, shares, detail, canImport }: DimensionBlockProps) {
  return (
    <SectionBlock title={title} note={shares && <EstimateNote {...shares} detail={detail} />}>
      {shares ? (
        <AudienceShares of={of} shares={shares.shares} />
      ) : (
        <NotKnown>
          Platforms don't share this.{" "}
          {canImport
            ? "The channel's owner can export it from the platform. Import the file to see it here."
            : "A member of your organization can import an export from the channel's owner."}
        </NotKnown>
      )}
    </SectionBlock>
  );
}
