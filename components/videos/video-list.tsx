"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { debounce, useQueryStates } from "nuqs";
import { type ComponentProps, useRef, useState } from "react";
import { ManageNames } from "@/components/labels/manage-names";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { useSelection } from "@/components/ui/selection";
import { useSettled } from "@/components/ui/settled";
import { StaleNotice } from "@/components/ui/stale-notice";
import { withWidth } from "@/components/ui/table-layout";
import { TableSettings } from "@/components/ui/table-settings";
import { useTableLayout } from "@/components/ui/use-table-layout";
import { plural } from "@/lib/core/format";
import { VIDEO_COLUMNS, VIDEO_SORTS } from "@/lib/tracking/videos/choice-rules";
import { ExportList } from "./export-list";
import { FirstVideo } from "./first-video";
import { ImportLink } from "./import-link";
import { DEFAULT_LAYOUT, LAYOUT_COOKIE, type ListLayout } from "./list-layout";
import { ListRows } from "./list-rows";
import { VideoListSkeleton } from "./list-skeleton";
import { ListSummary } from "./list-summary";
import { rowsSummaryQuery } from "./queries";
import { SavedViewsMenu } from "./saved-views-menu";
import { hasFilter, type ListParams, listParams, toRowsQuery } from "./search-params";
import { TrackVideo } from "./track-video";
import { useListKeys } from "./use-list-keys";
import { useVideoRows } from "./use-video-rows";
import { COLUMN_NAMES } from "./video-columns";
import { VideoFilters } from "./video-filters";
import { settingsOf } from "./view-settings";
import { LIST_TITLE } from "./words";

interface VideoListProps {
  canTrack: boolean;
  /** A link that exists on the sandbox platform; null with real platforms. */
  exampleLink: string | null;
  /** On phones only the cards are rendered; otherwise the width decides between cards and table. */
  isPhone: boolean;
  /** As chosen before in this browser. */
  layout: ListLayout;
}

/** Loaded with its dialogs once something is selected, and kept from then on, so that it can fade out. */
const SelectionBar = dynamic(() => import("./selection-bar").then((file) => file.SelectionBar), { ssr: false });

const PAUSE = 250;

export function VideoList({ canTrack, exampleLink, isPhone, layout: initialLayout }: VideoListProps) {
  const [params, setParams] = useQueryStates(listParams);
  const [layout, setLayout] = useTableLayout(LAYOUT_COOKIE, initialLayout);
  const q = useSettled(params.q, PAUSE);
  const query = toRowsQuery({ ...params, q });
  const { first, rows, further } = useVideoRows(query);
  const { data, error, dataUpdatedAt, isPending, isPlaceholderData, refetch } = first;
  const { data: summary, isPlaceholderData: isOldSummary } = useQuery(rowsSummaryQuery(query));
  const counted = isOldSummary ? null : (summary?.videos ?? null);
  const total = data ? (data.total ?? counted) : null;
  const isFiltered = hasFilter(query);
  const selection = useSelection(rows);
  const list = useRef<HTMLDivElement>(null);

  // A changed filter returns to the first page. The URL follows typing with the same delay as the rows.
  const change = (next: Partial<ListParams>) =>
    setParams({ ...next, page: null }, "q" in next && next.q ? { limitUrlUpdates: debounce(PAUSE) } : undefined);
  const sortBy = (column: string) => {
    const sort = VIDEO_SORTS.find((sort) => sort === column);
    if (sort) change({ sort, order: params.sort === sort && params.order === "desc" ? "asc" : "desc" });
  };
  const clear = () => change({ q: "", platform: null, status: null, label: null, campaign: null });
  useListKeys({ list, rows, selection, isFiltered, onClearFilters: clear });

  if (total === 0 && !isFiltered)
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
    <div ref={list} data-wide className="flex flex-col gap-4">
      <PageHeader
        title={LIST_TITLE}
        description={total !== null ? answerOf(total, isFiltered) : error ? undefined : "Loading…"}
        actions={
          canTrack ? (
            <>
              <ImportLink />
              <TrackVideo />
            </>
          ) : null
        }
      />
      <VideoFilters params={params} onChange={change} onClear={isFiltered ? clear : null} />
      {error && data === undefined && (
        <ErrorState title="Videos couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && <StaleNotice error={error} fetchedAt={dataUpdatedAt} />}
      {isPending && <VideoListSkeleton />}
      {data && (
        // The width alone decides on the lines: times get shorter when the page's script runs, and rows must not move then.
        <div className="flex flex-col justify-between gap-x-8 gap-y-3 border-rule border-t pt-3 min-[1420px]:flex-row min-[1420px]:items-end">
          {total === 0 ? <div /> : <ListSummary filter={query} />}
          <div className="flex flex-wrap items-center gap-2 max-md:[&>.button_svg]:hidden">
            <SavedViewsMenu
              current={settingsOf({ ...params, q }, layout)}
              onApply={({ columns, density, ...filters }) => {
                setLayout({ ...layout, columns, density });
                change(filters);
              }}
            />
            {canTrack && <ManageNames />}
            {total !== null && total > 0 && <ExportList query={query} total={total} />}
            {!isPhone && (
              <TableSettings
                layout={layout}
                columns={VIDEO_COLUMNS}
                names={COLUMN_NAMES}
                defaults={DEFAULT_LAYOUT}
                onChange={setLayout}
              />
            )}
          </div>
        </div>
      )}
      {data && (
        <div className="@container" aria-busy={isPlaceholderData}>
          <ListRows
            rows={rows}
            further={further}
            page={query.page}
            perPage={data.per_page}
            total={total}
            table={{
              layout,
              sorting: { id: params.sort, desc: params.order === "desc" },
              onSort: sortBy,
              onResize: (column, width) => setLayout(withWidth(layout, column, width)),
            }}
            selection={selection}
            isPhone={isPhone}
            onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
            onClear={clear}
          />
        </div>
      )}
      <SelectionBarOnceUsed selection={selection} rows={rows} canWrite={canTrack} />
    </div>
  );
}

function SelectionBarOnceUsed(props: ComponentProps<typeof SelectionBar>) {
  const [isUsed, setUsed] = useState(false);
  if (!isUsed && props.selection.rows.length > 0) setUsed(true);
  return isUsed ? <SelectionBar {...props} /> : null;
}

function answerOf(total: number, filtered: boolean): string {
  const videos = plural(total, "video");
  return filtered ? `${videos} match these filters.` : `${videos} tracked, updated every hour.`;
}
