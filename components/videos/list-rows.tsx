import { Button } from "@heroui/react/button";
import type { ComponentProps } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ListPages } from "@/components/ui/list-pages";
import { type FurtherRows, LoadFurther } from "@/components/ui/load-further";
import type { Selection } from "@/components/ui/selection";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { OutliersOf } from "./outliers";
import { VideoCards } from "./video-cards";
import { VideoTable } from "./video-table";

interface ListRowsProps {
  rows: VideoRow[];
  further: FurtherRows;
  page: number;
  perPage: number;
  /** null: not counted yet. */
  total: number | null;
  table: Pick<ComponentProps<typeof VideoTable>, "layout" | "sorting" | "onSort" | "onResize">;
  selection: Selection<VideoRow>;
  /** Only the cards are rendered; otherwise the width decides between cards and table. */
  isPhone: boolean;
  onPage: (page: number | null) => void;
  onClear: () => void;
}

/** The list's rows: a table with pages, or cards that load on at their end. */
export function ListRows(props: ListRowsProps) {
  const { rows, further, page, perPage, total, table, selection, isPhone, onPage, onClear } = props;
  if (total === 0)
    return <VideoTable {...table} rows={rows} selection={selection} empty={<NoMatches {...{ onClear }} />} />;
  if (rows.length === 0)
    return (
      <EmptyState
        title={`There is no page ${page}`}
        action={<Button onPress={() => onPage(null)}>Go to the first page</Button>}
      />
    );
  const shown = (page - 1) * perPage + rows.length;
  return (
    <OutliersOf rows={rows}>
      {!isPhone && (
        <div className="hidden @min-[60rem]:block">
          <VideoTable {...table} rows={rows} selection={selection} />
          {total !== null && (
            <div className="pt-3">
              <ListPages label="Pages of the list" page={page} perPage={perPage} total={total} onPage={onPage} />
            </div>
          )}
        </div>
      )}
      <div className={isPhone ? "" : "@min-[60rem]:hidden"}>
        {page > 1 && (
          <Button size="sm" variant="outline" onPress={() => onPage(null)}>
            Show the first videos
          </Button>
        )}
        <VideoCards rows={rows} selection={selection} />
        <LoadFurther noun="videos" key={shown} further={further} shown={shown} total={total} />
      </div>
    </OutliersOf>
  );
}

function NoMatches({ onClear }: { onClear: () => void }) {
  return (
    <>
      <p className="font-medium">No videos match these filters</p>
      <div className="mt-3">
        <Button onPress={onClear}>Clear filters</Button>
      </div>
    </>
  );
}
