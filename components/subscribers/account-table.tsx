import { StackedTable } from "@/components/ui/stacked-table";
import type { SubscriberRow } from "@/lib/channels/subscribers/schemas";
import { AccountRow } from "./account-row";

interface AccountTableProps {
  rows: readonly SubscriberRow[];
  /** The account whose history is drawn. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
  /** Absent without the right to change accounts. */
  onRemove?: (account: SubscriberRow) => void;
}

export function AccountTable({ rows, chosen, onChoose, onRemove }: AccountTableProps) {
  return (
    <StackedTable
      caption="Social accounts with their follower counts"
      headings={[
        "Account",
        "Updated",
        { name: "Followers", isNumeric: true },
        { name: "Previous", isNumeric: true },
        { name: "Growth", isNumeric: true },
      ]}
      hasActions={onRemove !== undefined}
    >
      {rows.map((row) => (
        <AccountRow
          key={row.id}
          account={row}
          isChosen={row.id === chosen}
          onChoose={() => onChoose(row.id)}
          onRemove={onRemove && (() => onRemove(row))}
        />
      ))}
    </StackedTable>
  );
}
