/** Returns the rows of several pages: a row that moved from one to the next between two requests comes once. */
export function joinedRows<Row extends { id: string }>(pages: readonly (readonly Row[])[]): Row[] {
  return [...new Map(pages.flat().map((row) => [row.id, row])).values()];
}
