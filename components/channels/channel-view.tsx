"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useEffect, useRef } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { StaleNotice } from "@/components/ui/stale-notice";
import { Tabs } from "@/components/ui/tabs";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { AudienceSection } from "./audience-section";
import { ChannelHeader } from "./channel-header";
import { ChannelSkeleton } from "./channel-skeleton";
import { FollowersSection } from "./followers-section";
import { MentionsSection } from "./mentions-section";
import { PostsSection } from "./posts-section";
import { channelProfileQuery, refreshSections } from "./queries";
import { channelParams } from "./search-params";

const SECTION_NAMES = [
  { id: "followers", name: "Followers" },
  { id: "audience", name: "Audience" },
  { id: "mentions", name: "Mentions" },
  { id: "posts", name: "Posts" },
] as const;

interface ChannelViewProps {
  id: string;
  /** Whether the reader may save the channel and import an audience export. */
  canEdit: boolean;
}

export function ChannelView({ id, canEdit }: ChannelViewProps) {
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
    <article className="flex flex-col gap-6">
      <ChannelHeader channel={channel} canSave={canEdit} />
      <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
      <Sections channel={channel} canEdit={canEdit} />
    </article>
  );
}

function Sections({ channel, canEdit }: { channel: ChannelProfile; canEdit: boolean }) {
  const [{ section }, setParams] = useQueryStates(channelParams);
  return (
    <Tabs
      label="Sections"
      tabs={SECTION_NAMES}
      selected={section}
      onSelect={(next) => {
        if (next !== section) setParams({ section: next }, { history: "push" });
      }}
      className="gap-6"
    >
      {section === "followers" && <FollowersSection channel={channel} />}
      {section === "audience" && <AudienceSection channel={channel} canImport={canEdit} />}
      {section === "mentions" && <MentionsSection channel={channel} />}
      {section === "posts" && <PostsSection channel={channel} />}
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
