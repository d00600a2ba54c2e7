import { expect, test } from "vitest";
import { joinedRows } from "./joined-rows";

const row = (id: string, views = 0) => ({ id, views });

test("pages follow each other, and a row on two of them comes once, in its later state", () => {
  expect(joinedRows([[row("a"), row("b", 1)], [row("b", 2), row("c")], []])).toEqual([row("a"), row("b", 2), row("c")]);
  expect(joinedRows([])).toEqual([]);
});
