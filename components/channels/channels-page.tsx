"use client";

import { useQueryStates } from "nuqs";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { AddChannel } from "./add-channel";
import { ChannelList } from "./channel-list";
import { FindChannels } from "./find-channels";
import type { Example } from "./no-channels";
import { listParams } from "./search-params";
import { LIST_TITLE } from "./words";

const TAB_NAMES = [
  { id: "saved", name: "Saved" },
  { id: "videos", name: "From your videos" },
  { id: "find", name: "Find" },
] as const;

interface ChannelsPageProps {
  canSave: boolean;
  /** A channel that search always finds; null with real platforms. */
  example: Example | null;
}

export function ChannelsPage({ canSave, example }: ChannelsPageProps) {
  const [params, setParams] = useQueryStates(listParams);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={LIST_TITLE}
        description="Save channels to update them daily."
        actions={canSave ? <AddChannel /> : null}
      />
      <Tabs
        label="List of channels"
        tabs={TAB_NAMES}
        selected={params.tab}
        onSelect={(tab) => {
          // Each list starts at its first page, without the other list's search.
          if (tab !== params.tab) setParams({ tab, q: null, sort: null, page: null }, { history: "push" });
        }}
        className="gap-4"
      >
        {params.tab === "find" ? (
          <FindChannels canSave={canSave} example={example} />
        ) : (
          // A key per list resets the state, so that text typed for one list does not appear in the other.
          <ChannelList key={params.tab} canSave={canSave} example={example} />
        )}
      </Tabs>
    </div>
  );
}
