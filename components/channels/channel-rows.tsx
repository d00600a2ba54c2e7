import { type ComponentProps, type ReactNode, useMemo } from "react";
import { CHECKBOX_WIDTH, ListTable } from "@/components/ui/list-table";
import { SelectPage, SelectRow } from "@/components/ui/select-rows";
import type { Selection } from "@/components/ui/selection";
import { ChannelCards } from "./channel-cards";
import { channelColumns, type TableChannel, tableWidth } from "./channel-columns";
import type { ListLayout } from "./list-layout";

interface ChannelRowsProps extends Pick<ComponentProps<typeof ListTable>, "sorting" | "onSort" | "onResize"> {
  /** Name of the list for screen readers. */
  label: string;
  channels: TableChannel[];
  layout: ListLayout;
  canSave: boolean;
  /** With checkboxes, to compare. */
  selection?: Selection<TableChannel>;
  /** Only the cards are rendered; otherwise the width decides between cards and table. */
  isPhone: boolean;
  /** In the table's only row, without channels. */
  empty?: ReactNode;
}

/** Channels as a table, or as cards on narrow screens. */
export function ChannelRows(props: ChannelRowsProps) {
  const { label, channels, layout, canSave, selection, isPhone, empty, sorting, onSort, onResize } = props;
  const isSortable = onSort !== undefined;
  const columns = useMemo(() => channelColumns(layout, { canSave, isSortable }), [layout, canSave, isSortable]);
  const isEmpty = channels.length === 0;
  return (
    <div className="@container">
      {(!isPhone || isEmpty) && (
        <div className={isEmpty ? "" : "hidden @min-[60rem]:block"}>
          <ListTable
            caption={label}
            rows={channels}
            columns={columns}
            density={layout.density}
            minWidth={isEmpty ? 0 : tableWidth(layout) + (selection ? CHECKBOX_WIDTH : 0)}
            sorting={sorting}
            onSort={onSort}
            {...(onResize && { onResize })}
            empty={empty}
            {...(selection && { selection: checkboxes(channels, selection) })}
          />
        </div>
      )}
      {!isEmpty && (
        <div className={isPhone ? "" : "@min-[60rem]:hidden"}>
          <ChannelCards label={label} channels={channels} canSave={canSave} selection={selection} />
        </div>
      )}
    </div>
  );
}

const checkboxes = (channels: TableChannel[], selection: Selection<TableChannel>) => ({
  heading: <SelectPage rows={channels} selection={selection} />,
  cell: (row: TableChannel) => <SelectRow row={row} name={row.name || row.username} selection={selection} />,
  has: selection.has,
});
