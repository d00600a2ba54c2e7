"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { debounce, useQueryStates } from "nuqs";
import { useMemo, useRef } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { LoadFurther } from "@/components/ui/load-further";
import { useSelection } from "@/components/ui/selection";
import { useSettled } from "@/components/ui/settled";
import { StaleNotice } from "@/components/ui/stale-notice";
import { withWidth } from "@/components/ui/table-layout";
import { TableSettings } from "@/components/ui/table-settings";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useTableLayout } from "@/components/ui/use-table-layout";
import { CHANNEL_COLUMNS, CHANNEL_SORTS } from "@/lib/channels/channels/choice-rules";
import type { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { plural } from "@/lib/core/format";
import { COLUMN_NAMES, type TableChannel } from "./channel-columns";
import { ChannelFilters, SortChoice } from "./channel-filters";
import { ChannelRows } from "./channel-rows";
import { CompareBar } from "./compare-bar";
import { DEFAULT_LAYOUT, LAYOUT_COOKIE, type ListLayout } from "./list-layout";
import { ChannelListSkeleton } from "./list-skeleton";
import { type Example, NoChannels } from "./no-channels";
import { channelRowsQuery } from "./queries";
import { defaultOrder, hasFilter, type ListParams, listParams, NO_FILTER, toRowsQuery } from "./search-params";

interface ChannelListProps {
  canSave: boolean;
  example: Example | null;
  isPhone: boolean;
  /** As chosen before in this browser. */
  layout: ListLayout;
}

const PAUSE = 250;
const LABELS: Record<ChannelRowsQuery["list"], string> = {
  all: "All channels",
  saved: "Saved channels",
  creators: "Creators of your videos",
};

/** Renders all known channels, the saved ones, or the creators of the organization's videos. */
export function ChannelList({ canSave, example, isPhone, layout: initialLayout }: ChannelListProps) {
  const [params, setParams] = useQueryStates(listParams);
  const [layout, setLayout] = useTableLayout(LAYOUT_COOKIE, initialLayout);
  const q = useSettled(params.q, PAUSE);
  const query = toRowsQuery({ ...params, q });
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch, ...further } = useInfiniteQuery(
    channelRowsQuery(query),
  );
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const total = data?.pages[0]?.total ?? null;
  const isFiltered = hasFilter(query);
  const selection = useSelection<TableChannel>(rows);
  const list = useRef<HTMLDivElement>(null);

  const change = (next: Partial<Omit<ListParams, "q">> & { q?: string | null }) =>
    setParams(next, "q" in next && next.q ? { limitUrlUpdates: debounce(PAUSE) } : undefined);
  const sortBy = (column: string) => {
    const sort = CHANNEL_SORTS.find((candidate) => candidate === column);
    if (!sort) return;
    const usual = defaultOrder(sort);
    const isReversed = query.sort === sort && query.order === usual;
    change({ sort, order: isReversed ? (usual === "asc" ? "desc" : "asc") : null });
  };
  const clear = () => change(NO_FILTER);
  useRowKeys({
    list,
    acts: {
      s: (id) => list.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-save]`)?.click(),
      x: (id) => {
        const row = rows.find((candidate) => candidate.id === id);
        if (row) selection.toggle([row], !selection.has(id));
      },
    },
    onEscape: selection.rows.length > 0 ? selection.clear : isFiltered ? clear : null,
  });

  if (data && total === 0 && !isFiltered && !isPlaceholderData)
    return <NoChannels list={query.list} canSave={canSave} example={example} />;
  return (
    <div ref={list} className="flex flex-col gap-4">
      <ChannelFilters params={params} onChange={change} />
      {error && !data && (
        <ErrorState title="Channels couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <ChannelListSkeleton />}
      {data && (
        <>
          <StaleNotice error={error} fetchedAt={dataUpdatedAt} />
          <div aria-busy={isPlaceholderData} className="flex flex-col gap-2">
            <div className="flex min-h-8 items-center justify-between gap-4">
              <p role="status" className="text-muted text-sm tabular-nums">
                {total === null ? "More than 1,000 channels" : plural(total, "channel")}
                {isFiltered && (total === 1 ? " matches" : " match")}
              </p>
              <div className="flex min-w-0 items-center justify-end gap-2">
                <SortChoice params={params} onChange={change} />
                {!isPhone && (
                  <div className="hidden min-[61rem]:block">
                    <TableSettings
                      layout={layout}
                      columns={CHANNEL_COLUMNS}
                      names={COLUMN_NAMES}
                      defaults={DEFAULT_LAYOUT}
                      onChange={setLayout}
                    />
                  </div>
                )}
              </div>
            </div>
            <ChannelRows
              label={LABELS[query.list]}
              channels={rows}
              layout={layout}
              canSave={canSave}
              selection={selection}
              isPhone={isPhone}
              sorting={{ id: query.sort, desc: query.order === "desc" }}
              onSort={sortBy}
              onResize={(column, width) => setLayout(withWidth(layout, column, width))}
              empty={
                <NoMatches
                  onClear={clear}
                  onFind={query.q === "" ? null : () => setParams({ tab: "find" }, { history: "push" })}
                />
              }
            />
            {further.hasNextPage && (
              <LoadFurther
                key={rows.length}
                noun="channels"
                further={{
                  isMore: true,
                  isLoading: further.isFetchingNextPage,
                  error: further.isFetchNextPageError ? error : null,
                  load: () => void further.fetchNextPage(),
                }}
                shown={rows.length}
                total={total}
              />
            )}
          </div>
          <CompareBar selection={selection} />
        </>
      )}
    </div>
  );
}

/** One step: a name may be known to a platform, other filters can only be cleared. */
function NoMatches({ onClear, onFind }: { onClear: () => void; onFind: (() => void) | null }) {
  return (
    <>
      <p className="font-medium">No channels match</p>
      <div className="mt-3">
        {onFind ? (
          <Button onPress={onFind}>Search the platforms</Button>
        ) : (
          <Button onPress={onClear}>Clear filters</Button>
        )}
      </div>
    </>
  );
}
