import { type ComponentProps, type ReactNode, useMemo } from "react";
import { ListTable } from "@/components/ui/list-table";
import { ChannelCards } from "./channel-cards";
import { channelColumns, type TableChannel, tableWidth } from "./channel-columns";
import type { ListLayout } from "./list-layout";

interface ChannelRowsProps extends Pick<ComponentProps<typeof ListTable>, "sorting" | "onSort"> {
  /** Name of the list for screen readers. */
  label: string;
  channels: TableChannel[];
  layout: ListLayout;
  canSave: boolean;
  /** Only the cards are rendered; otherwise the width decides between cards and table. */
  isPhone: boolean;
  /** In the table's only row, without channels. */
  empty?: ReactNode;
}

/** Channels as a table, or as cards on narrow screens. */
export function ChannelRows(props: ChannelRowsProps) {
  const { label, channels, layout, canSave, isPhone, empty, sorting, onSort } = props;
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
            minWidth={isEmpty ? 0 : tableWidth(layout.columns)}
            sorting={sorting}
            onSort={onSort}
            empty={empty}
          />
        </div>
      )}
      {!isEmpty && (
        <div className={isPhone ? "" : "@min-[60rem]:hidden"}>
          <ChannelCards label={label} channels={channels} canSave={canSave} />
        </div>
      )}
    </div>
  );
}
