"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { type ReactNode, useEffect, useRef } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { StaleNotice } from "@/components/ui/stale-notice";
import { Tabs } from "@/components/ui/tabs";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { AudienceSection } from "./audience-section";
import { ChannelHeader } from "./channel-header";
import { ChannelKpis } from "./channel-kpis";
import { ChannelSkeleton } from "./channel-skeleton";
import { MentionsSection } from "./mentions-section";
import { OverviewSection } from "./overview-section";
import { OwnFigures } from "./own-figures";
import { PostsSection } from "./posts-section";
import { channelProfileQuery, refreshSections } from "./queries";
import { type ChannelSection, channelParams } from "./search-params";

const SECTION_NAMES = [
  { id: "overview", name: "Overview" },
  { id: "audience", name: "Audience" },
  { id: "posts", name: "Posts" },
  { id: "mentions", name: "Mentions" },
] as const;

interface ChannelViewProps {
  id: string;
  /** Whether the reader may save the channel and import an audience export. */
  canEdit: boolean;
  /** Buttons that the page adds to the header. */
  actions?: ReactNode;
}

export function ChannelView({ id, canEdit, actions }: ChannelViewProps) {
  const { data: channel, error, dataUpdatedAt, refetch } = useQuery(channelProfileQuery(id));
  useRefreshWhenRead(channel);
  if (!channel)
    return error ? (
      <ErrorState title="The channel couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <ChannelSkeleton />
    );
  return (
    <article data-wide className="flex flex-col gap-5">
      <ChannelHeader channel={channel} canSave={canEdit} actions={actions} />
      <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
      <ChannelKpis channel={channel} />
      <OwnFigures channel={channel} />
      <Sections channel={channel} canEdit={canEdit} />
    </article>
  );
}

function Sections({ channel, canEdit }: { channel: ChannelProfile; canEdit: boolean }) {
  const [{ section }, setParams] = useQueryStates(channelParams);
  const open = (next: ChannelSection) => {
    if (next !== section) setParams({ section: next }, { history: "push" });
  };
  return (
    <Tabs label="Sections" tabs={SECTION_NAMES} selected={section} onSelect={open} className="gap-4">
      {section === "overview" && <OverviewSection channel={channel} canEdit={canEdit} onOpen={open} />}
      {section === "audience" && (
        <div className="panel p-4 md:p-6">
          <AudienceSection channel={channel} canImport={canEdit} />
        </div>
      )}
      {section === "posts" && (
        <div className="panel p-4 md:px-6 md:py-4">
          <PostsSection channel={channel} />
        </div>
      )}
      {section === "mentions" && (
        <div className="panel p-4 md:p-6">
          <MentionsSection channel={channel} />
        </div>
      )}
    </Tabs>
  );
}

/** Refetches the sections once the channel's posts or followers have been collected. */
function useRefreshWhenRead(channel: ChannelProfile | undefined) {
  const client = useQueryClient();
  const id = channel?.id;
  const state = channel && `${channel.posts} ${channel.sample}`;
  const before = useRef(state);
  useEffect(() => {
    if (id && before.current && before.current !== state) refreshSections(client, id);
    before.current = state;
  }, [client, id, state]);
}
