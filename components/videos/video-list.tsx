"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { debounce, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ManageNames } from "@/components/labels/manage-names";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListPages } from "@/components/ui/list-pages";
import { PageHeader } from "@/components/ui/page-header";
import { useSettled } from "@/components/ui/settled";
import { StaleNotice } from "@/components/ui/stale-notice";
import { plural } from "@/lib/core/format";
import { VIDEO_SORTS } from "@/lib/tracking/videos/choice-rules";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { ExportList } from "./export-list";
import { FirstVideo } from "./first-video";
import { ImportLink } from "./import-link";
import { ListSkeleton } from "./list-skeleton";
import { ListSummary } from "./list-summary";
import { rowsSummaryQuery, videoRowsQuery } from "./queries";
import { hasFilter, type ListParams, listParams, toRowsQuery } from "./search-params";
import { useSelection } from "./selection";
import { TrackVideo } from "./track-video";
import { VideoCards } from "./video-cards";
import { VideoFilters } from "./video-filters";
import { VideoTable } from "./video-table";
import { LIST_TITLE } from "./words";

interface VideoListProps {
  canTrack: boolean;
  /** A link that exists on the sandbox platform; null with real platforms. */
  exampleLink: string | null;
  /** On phones only the cards are rendered; otherwise the width decides between cards and table. */
  isPhone: boolean;
}

/** Loaded with its dialogs once something is selected. */
const SelectionBar = dynamic(() => import("./selection-bar").then((file) => file.SelectionBar), { ssr: false });

const PAUSE = 250;
const NO_ROWS: VideoRow[] = [];

export function VideoList({ canTrack, exampleLink, isPhone }: VideoListProps) {
  const [params, setParams] = useQueryStates(listParams);
  const q = useSettled(params.q, PAUSE);
  const query = toRowsQuery({ ...params, q });
  const { data, error, dataUpdatedAt, isPending, isPlaceholderData, refetch } = useQuery(videoRowsQuery(query));
  const { data: summary, isPlaceholderData: isOldSummary } = useQuery(rowsSummaryQuery(query));
  const rows = data?.rows ?? NO_ROWS;
  const counted = isOldSummary ? null : (summary?.videos ?? null);
  const total = data ? (data.total ?? counted) : null;
  const filtered = hasFilter(query);
  const selection = useSelection(rows);
  const inView = useMemo(() => new Set(rows.map(({ id }) => id)), [rows]);

  // A changed filter returns to the first page. The URL follows typing with the same delay as the rows.
  const change = (next: Partial<ListParams>) =>
    setParams({ ...next, page: null }, "q" in next && next.q ? { limitUrlUpdates: debounce(PAUSE) } : undefined);
  const sortBy = (column: string) => {
    const sort = VIDEO_SORTS.find((sort) => sort === column);
    if (sort) change({ sort, order: params.sort === sort && params.order === "desc" ? "asc" : "desc" });
  };
  const clear = () => change({ q: "", platform: null, status: null, label: null, campaign: null });

  if (total === 0 && !filtered)
    return (
      <>
        <PageHeader
          title={LIST_TITLE}
          description="Hourly performance of social videos."
          actions={canTrack ? <ImportLink /> : null}
        />
        <FirstVideo canTrack={canTrack} exampleLink={exampleLink} />
      </>
    );
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={LIST_TITLE}
        description={total !== null ? answerOf(total, filtered) : error ? undefined : "Loading…"}
        actions={
          canTrack ? (
            <>
              <ImportLink />
              <TrackVideo />
            </>
          ) : null
        }
      />
      <VideoFilters params={params} onChange={change} />
      {error && data === undefined && (
        <ErrorState title="Videos couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && <StaleNotice error={error} fetchedAt={dataUpdatedAt} />}
      {isPending && <ListSkeleton />}
      {data && total !== 0 && (
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 border-rule border-t pt-3">
          <ListSummary filter={query} />
          <div className="flex flex-wrap items-center gap-2 max-md:[&_svg]:hidden">
            {canTrack && <ManageNames />}
            {total !== null && <ExportList query={query} total={total} />}
          </div>
        </div>
      )}
      {total === 0 && (
        <EmptyState title="No videos match these filters" action={<Button onPress={clear}>Clear filters</Button>} />
      )}
      {data && total !== 0 && rows.length === 0 && (
        <EmptyState
          title={`There is no page ${query.page}`}
          action={<Button onPress={() => setParams({ page: null })}>Go to the first page</Button>}
        />
      )}
      {data && rows.length > 0 && (
        <div className="@container" aria-busy={isPlaceholderData}>
          {!isPhone && (
            <div className="hidden @min-[60rem]:block">
              <VideoTable
                rows={rows}
                sorting={{ id: params.sort, desc: params.order === "desc" }}
                onSort={sortBy}
                selection={selection}
              />
            </div>
          )}
          <div className={isPhone ? "" : "@min-[60rem]:hidden"}>
            <VideoCards rows={rows} selection={selection} />
          </div>
          <div className="pt-3">
            {total !== null && (
              <ListPages
                label="Pages of the list"
                page={query.page}
                perPage={data.per_page}
                total={total}
                onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
              />
            )}
          </div>
        </div>
      )}
      {selection.videos.length > 0 && <SelectionBar selection={selection} inView={inView} canWrite={canTrack} />}
    </div>
  );
}

function answerOf(total: number, filtered: boolean): string {
  const videos = plural(total, "video");
  return filtered ? `${videos} match these filters.` : `${videos} tracked, updated every hour.`;
}
