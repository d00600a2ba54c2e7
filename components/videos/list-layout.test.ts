import { describe, expect, it } from "vitest";
import { DEFAULT_COLUMNS } from "@/lib/tracking/videos/choice-rules";
import { DEFAULT_LAYOUT, layoutCookie, movedColumn, parseLayout, withColumn } from "./list-layout";

describe("the layout's cookie", () => {
  it("holds columns in order, and the row height", () => {
    const layout = { columns: ["views", "status"], density: "compact" } as const;
    expect(parseLayout(layoutCookie(layout))).toEqual(layout);
    expect(parseLayout(layoutCookie({ columns: [], density: "compact" }))).toEqual({ columns: [], density: "compact" });
    expect(parseLayout(layoutCookie(DEFAULT_LAYOUT))).toEqual(DEFAULT_LAYOUT);
  });

  it("is the default unless it is valid, and ignores unknown and repeated columns", () => {
    for (const cookie of [undefined, "", "compact", "tall:views"]) expect(parseLayout(cookie)).toBe(DEFAULT_LAYOUT);
    expect(parseLayout("compact:views.nosuch.views.likes").columns).toEqual(["views", "likes"]);
  });
});

describe("columns", () => {
  it("are shown at the end, and hidden", () => {
    expect(withColumn(["views", "likes"], "status", true)).toEqual(["views", "likes", "status"]);
    expect(withColumn(["views", "likes"], "views", false)).toEqual(["likes"]);
    expect(withColumn(DEFAULT_COLUMNS, "names", true).at(-1)).toBe("names");
  });

  it("move by one place, and stay at the ends", () => {
    expect(movedColumn(["views", "likes", "status"], "likes", -1)).toEqual(["likes", "views", "status"]);
    expect(movedColumn(["views", "likes", "status"], "likes", 1)).toEqual(["views", "status", "likes"]);
    expect(movedColumn(["views", "likes"], "views", -1)).toEqual(["views", "likes"]);
    expect(movedColumn(["views", "likes"], "likes", 1)).toEqual(["views", "likes"]);
    expect(movedColumn(["views"], "saves", 1)).toEqual(["views"]);
  });
});
