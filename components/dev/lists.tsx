import { useState } from "react";
import type { Sample } from "@/components/dev/sample";
import { Count } from "@/components/ui/count";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { LoadFurther } from "@/components/ui/load-further";
import { SelectPage, SelectRow } from "@/components/ui/select-rows";
import { useSelection } from "@/components/ui/selection";
import type { TableLayout } from "@/components/ui/table-layout";
import { TableSettings } from "@/components/ui/table-settings";

interface Row {
  id: string;
  uses: number | null;
}

const ROWS: Row[] = [
  { id: "Reporting", uses: 12 },
  { id: "A name that says at length which program uses it and for what", uses: 98_765_432_109 },
  { id: "Unused", uses: null },
];
const COLUMNS: ListColumn<Row>[] = [
  { id: "id", name: "Name", cell: ({ id }) => id, isSortable: true },
  {
    id: "uses",
    name: "Requests",
    cell: ({ uses }) => <Count value={uses} name="requests" />,
    isSortable: true,
    isNumeric: true,
    width: 120,
  },
];

function Sorted({ rows, density }: { rows: Row[]; density: "comfortable" | "compact" }) {
  const [sorting, setSorting] = useState({ id: "uses", desc: true });
  const [widths, setWidths] = useState<Record<string, number>>({});
  return (
    <ListTable
      caption={`Sample of a ${density} list`}
      rows={rows}
      columns={COLUMNS.map((column) => ({ ...column, ...(widths[column.id] && { width: widths[column.id] }) }))}
      density={density}
      minWidth={300}
      sorting={sorting}
      onSort={(id) => setSorting(({ desc }) => ({ id, desc: !desc }))}
      onResize={(id, width) =>
        setWidths(({ [id]: _, ...others }) => (width === null ? others : { ...others, [id]: width }))
      }
      empty={<p>No requests match</p>}
    />
  );
}

function Selectable() {
  const selection = useSelection(ROWS);
  return (
    <div className="flex flex-col gap-1">
      <SelectPage rows={ROWS} selection={selection} isLabelSeen />
      {ROWS.map((row) => (
        <div key={row.id} className="flex items-center gap-2">
          <SelectRow row={row} name={row.id} selection={selection} />
          <span className="min-w-0 break-words">{row.id}</span>
        </div>
      ))}
    </div>
  );
}

const DEFAULTS: TableLayout<"views" | "likes"> = { columns: ["views", "likes"], density: "comfortable" };

function Settings() {
  const [layout, setLayout] = useState(DEFAULTS);
  return (
    <TableSettings
      layout={layout}
      columns={["views", "likes"]}
      names={{ views: "Views", likes: "Likes" }}
      defaults={DEFAULTS}
      onChange={setLayout}
    />
  );
}

const NOTHING = () => {};

export const LISTS: readonly Sample[] = [
  {
    name: "ListTable",
    note: "Headings sort, and edges of columns with a width can be dragged.",
    isWide: true,
    states: {
      Comfortable: <Sorted rows={ROWS} density="comfortable" />,
      Compact: <Sorted rows={ROWS} density="compact" />,
      Empty: <Sorted rows={[]} density="comfortable" />,
    },
  },
  {
    name: "ListSkeleton",
    note: "As high as the loaded list.",
    isWide: true,
    states: {
      "Of videos": <ListSkeleton label="Loading sample videos" picture="thumbnail" cardHeight="h-28" />,
      "Of channels": <ListSkeleton label="Loading sample channels" picture="avatar" cardHeight="h-28" />,
    },
  },
  { name: "SelectPage, SelectRow", states: { Default: <Selectable /> } },
  { name: "TableSettings", states: { Default: <Settings /> } },
  {
    name: "LoadFurther",
    states: {
      "All loaded": (
        <LoadFurther
          noun="videos"
          further={{ isMore: false, isLoading: false, error: null, load: NOTHING }}
          shown={30}
          total={30}
        />
      ),
      Loading: (
        <LoadFurther
          noun="videos"
          further={{ isMore: true, isLoading: true, error: null, load: NOTHING }}
          shown={25}
          total={null}
        />
      ),
      Failed: (
        <LoadFurther
          noun="videos"
          further={{ isMore: true, isLoading: false, error: new Error("The server didn't respond."), load: NOTHING }}
          shown={25}
          total={60}
        />
      ),
    },
  },
];
