"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { debounce, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListPages } from "@/components/ui/list-pages";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { useSettled } from "@/components/ui/settled";
import { StaleNotice } from "@/components/ui/stale-notice";
import { plural } from "@/lib/core/format";
import { ChannelFilters } from "./channel-filters";
import { ChannelTable } from "./channel-table";
import { type Example, NoCreators, NoSavedChannels } from "./no-channels";
import { channelRowsQuery } from "./queries";
import { type ListParams, listParams, toRowsQuery } from "./search-params";

interface ChannelListProps {
  canSave: boolean;
  example: Example | null;
}

const PAUSE = 250;
const CAPTIONS = { saved: "Saved channels", creators: "Creators of your videos" };

/** Renders the saved channels, or the creators of the organization's videos. */
export function ChannelList({ canSave, example }: ChannelListProps) {
  const [params, setParams] = useQueryStates(listParams);
  const q = useSettled(params.q, PAUSE);
  const query = toRowsQuery({ ...params, q });
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = useQuery(channelRowsQuery(query));
  const change = (next: Partial<ListParams>) =>
    setParams({ ...next, page: null }, "q" in next && next.q ? { limitUrlUpdates: debounce(PAUSE) } : undefined);

  if (!data)
    return error ? (
      <ErrorState title="Channels couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={6} height={60} label="Loading channels" />
    );
  const isFiltered = query.q !== "" || query.platform !== undefined;
  if (data.total === 0 && !isFiltered && !isPlaceholderData)
    return query.list === "creators" ? <NoCreators /> : <NoSavedChannels canSave={canSave} example={example} />;
  return (
    <div className="flex flex-col gap-4">
      <ChannelFilters params={params} onChange={change} />
      <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
      {data.total === 0 && (
        <EmptyState
          title="No channels match"
          action={
            <Button onPress={() => setParams({ tab: "find", page: null }, { history: "push" })}>
              Search the platforms
            </Button>
          }
        >
          {query.list === "creators"
            ? "No creators of your videos match this search."
            : "No saved channels match this search."}
        </EmptyState>
      )}
      {data.total > 0 && data.rows.length === 0 && (
        <EmptyState
          title={`There is no page ${query.page}`}
          action={<Button onPress={() => setParams({ page: null })}>Go to the first page</Button>}
        />
      )}
      {data.rows.length > 0 && (
        <div aria-busy={isPlaceholderData}>
          <p className="sr-only" role="status">
            {plural(data.total, "channel")}
          </p>
          <ChannelTable caption={CAPTIONS[query.list]} channels={data.rows} canSave={canSave} />
          <div className="pt-3">
            <ListPages
              label="Pages of the list"
              page={query.page}
              perPage={data.per_page}
              total={data.total}
              onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
            />
          </div>
        </div>
      )}
    </div>
  );
}
