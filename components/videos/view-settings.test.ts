import { expect, test } from "vitest";
import { DEFAULT_LAYOUT } from "./list-layout";
import type { ListParams } from "./search-params";
import { isSameView, settingsOf } from "./view-settings";

const PARAMS: ListParams = {
  q: " launch ",
  platform: "tiktok",
  status: null,
  label: null,
  campaign: "none",
  sort: "views",
  order: "desc",
  page: 3,
};

test("the list shows a saved view if all but the page is the same", () => {
  const saved = settingsOf(PARAMS, DEFAULT_LAYOUT);
  expect(saved.q).toBe("launch");
  expect(isSameView(saved, settingsOf({ ...PARAMS, page: 1 }, DEFAULT_LAYOUT))).toBe(true);
  expect(isSameView(saved, settingsOf({ ...PARAMS, order: "asc" }, DEFAULT_LAYOUT))).toBe(false);
  expect(isSameView(saved, settingsOf({ ...PARAMS, campaign: null }, DEFAULT_LAYOUT))).toBe(false);
  expect(isSameView(saved, settingsOf(PARAMS, { ...DEFAULT_LAYOUT, density: "compact" }))).toBe(false);
  expect(isSameView(saved, settingsOf(PARAMS, { ...DEFAULT_LAYOUT, columns: ["views"] }))).toBe(false);
});
