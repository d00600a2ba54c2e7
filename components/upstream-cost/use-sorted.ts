import { useMemo, useState } from "react";

interface Sorting {
  id: string;
  desc: boolean;
}

/** Sorts rows that are all here by the column that was chosen; choosing it again reverses the order. */
export function useSorted<Row>(
  rows: readonly Row[],
  values: Record<string, (row: Row) => number | string>,
  first: Sorting,
): { sorted: Row[]; sorting: Sorting; onSort: (column: string) => void } {
  const [sorting, setSorting] = useState(first);
  const sortValue = values[sorting.id];
  const sorted = useMemo(() => {
    if (!sortValue) return [...rows];
    const sign = sorting.desc ? -1 : 1;
    return rows.toSorted((one, other) => {
      const [a, b] = [sortValue(one), sortValue(other)];
      return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
    });
  }, [rows, sorting, sortValue]);
  return {
    sorted,
    sorting,
    // Amounts are of interest from the highest on, names from the first.
    onSort: (id) => setSorting((now) => ({ id, desc: now.id === id ? !now.desc : id !== "name" })),
  };
}
