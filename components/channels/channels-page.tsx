"use client";

import { useQueryStates } from "nuqs";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { AddChannel } from "./add-channel";
import { ChannelList } from "./channel-list";
import { FindChannels } from "./find-channels";
import type { ListLayout } from "./list-layout";
import type { Example } from "./no-channels";
import { type ListTab, listParams, NO_FILTER } from "./search-params";
import { LIST_TITLE } from "./words";

const TAB_NAMES = [
  { id: "all", name: "All" },
  { id: "saved", name: "Saved" },
  { id: "videos", name: "From your videos" },
  { id: "find", name: "Find" },
] as const;

const DESCRIPTIONS: Record<ListTab, string> = {
  all: "Every known channel, by size and growth.",
  saved: "Channels your organization saved, updated daily.",
  videos: "Creators of the videos you track or have tracked.",
  find: "Look up any channel on TikTok, YouTube, Instagram or X.",
};

interface ChannelsPageProps {
  canSave: boolean;
  /** A channel that search always finds; null with real platforms. */
  example: Example | null;
  /** On phones only the cards are rendered; otherwise the width decides between cards and table. */
  isPhone: boolean;
  layout: ListLayout;
}

export function ChannelsPage({ canSave, ...rest }: ChannelsPageProps) {
  const [params, setParams] = useQueryStates(listParams);
  return (
    <div data-wide className="flex flex-col">
      <PageHeader title={LIST_TITLE} description={DESCRIPTIONS[params.tab]} actions={canSave && <AddChannel />} />
      <Tabs
        label="List of channels"
        tabs={TAB_NAMES}
        selected={params.tab}
        onSelect={(tab) => {
          // Each list starts with its own order, without the other list's filters.
          if (tab !== params.tab) setParams({ ...NO_FILTER, tab, sort: null, order: null }, { history: "push" });
        }}
        className="gap-4"
      >
        {params.tab === "find" ? (
          <FindChannels canSave={canSave} {...rest} />
        ) : (
          // A key per list resets the state, so that text typed for one list does not appear in the other.
          <ChannelList key={params.tab} canSave={canSave} {...rest} />
        )}
      </Tabs>
    </div>
  );
}
