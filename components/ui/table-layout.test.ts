import { describe, expect, it } from "vitest";
import { layoutCookie, movedColumn, parseLayout, type TableLayout, withColumn, withWidth } from "./table-layout";

const COLUMNS = ["status", "views", "likes", "saves", "names"] as const;
type Column = (typeof COLUMNS)[number];
const DEFAULTS: TableLayout<Column> = { columns: ["status", "views"], density: "comfortable" };
const layoutOf = (cookie: string | undefined) => parseLayout(cookie, COLUMNS, DEFAULTS);

describe("the layout's cookie", () => {
  it("holds columns in order, and the row height", () => {
    const layout = { columns: ["views", "status"], density: "compact" } as const;
    expect(layoutOf(layoutCookie(layout))).toEqual(layout);
    expect(layoutOf(layoutCookie({ columns: [], density: "compact" }))).toEqual({ columns: [], density: "compact" });
    expect(layoutOf(layoutCookie(DEFAULTS))).toEqual(DEFAULTS);
  });

  it("holds widths of columns that were changed", () => {
    const layout = { columns: ["views", "likes"], density: "compact", widths: { likes: 120 } } as const;
    expect(layoutCookie(layout)).toBe("compact:views.likes~120");
    expect(layoutOf(layoutCookie(layout))).toEqual(layout);
    expect(layoutOf("compact:views~12x.likes~9999.nosuch~80")).toEqual({
      columns: ["views", "likes"],
      density: "compact",
    });
    const wider = withWidth(layout, "views", 90);
    expect(wider.widths).toEqual({ likes: 120, views: 90 });
    expect(withWidth(wider, "likes", null).widths).toEqual({ views: 90 });
    // A hidden column forgets its width.
    expect(layoutCookie({ ...wider, columns: ["likes"] })).toBe("compact:likes~120");
  });

  it("is the default unless it is valid, and ignores unknown and repeated columns", () => {
    for (const cookie of [undefined, "", "compact", "tall:views"]) expect(layoutOf(cookie)).toBe(DEFAULTS);
    expect(layoutOf("compact:views.nosuch.views.likes").columns).toEqual(["views", "likes"]);
  });
});

describe("columns", () => {
  it("are shown at the end, and hidden", () => {
    expect(withColumn<Column>(["views", "likes"], "status", true)).toEqual(["views", "likes", "status"]);
    expect(withColumn(["views", "likes"], "views", false)).toEqual(["likes"]);
    expect(withColumn<Column>(DEFAULTS.columns, "names", true).at(-1)).toBe("names");
  });

  it("move by one place, and stay at the ends", () => {
    expect(movedColumn(["views", "likes", "status"], "likes", -1)).toEqual(["likes", "views", "status"]);
    expect(movedColumn(["views", "likes", "status"], "likes", 1)).toEqual(["views", "status", "likes"]);
    expect(movedColumn(["views", "likes"], "views", -1)).toEqual(["views", "likes"]);
    expect(movedColumn(["views", "likes"], "likes", 1)).toEqual(["views", "likes"]);
    expect(movedColumn<Column>(["views"], "saves", 1)).toEqual(["views"]);
  });
});
