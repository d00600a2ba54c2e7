import { describe, expect, it } from "vitest";
import { csvFileName, toCsv, toCsvByParts } from "@/lib/core/csv/to-csv";

const columns = [
  { header: "Title", value: (row: { title: string | null; change: number | null }) => row.title },
  { header: "Change", value: (row: { title: string | null; change: number | null }) => row.change },
];

describe("toCsv", () => {
  it("never turns a title into a formula, and keeps negative numbers as numbers", () => {
    const titles = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"];
    const lines = toCsv(
      columns,
      titles.map((title) => ({ title, change: -5 })),
    ).split("\r\n");
    for (const line of lines.slice(1, titles.length + 1)) {
      expect(line.replace(/^"/, "")).toMatch(/^'/);
      expect(line.endsWith(",-5")).toBe(true);
    }
  });

  it("quotes where needed and leaves unreported values empty", () => {
    const csv = toCsv(columns, [{ title: 'a "b",\nc', change: null }]);
    expect(csv).toBe('\uFEFFTitle,Change\r\n"a ""b"",\nc",\r\n');
  });

  it("writes the same in parts as in one piece", async () => {
    const rows = ["=a", null, 'b"', "c"].map((title, change) => ({ title, change }));
    async function* parts() {
      yield rows.slice(0, 3);
      yield [];
      yield rows.slice(3);
    }
    expect(await toCsvByParts(columns, parts())).toBe(toCsv(columns, rows));
    expect(await toCsvByParts(columns, (async function* () {})())).toBe(toCsv(columns, []));
  });

  it("has a header even without rows", () => {
    expect(toCsv(columns, [])).toBe("\uFEFFTitle,Change\r\n");
  });
});

describe("csvFileName", () => {
  it("uses only plain letters", () => {
    expect(csvFileName("Crème / brûlée 🎉", "2026-11-20")).toBe("clipscope-creme-brulee-2026-11-20.csv");
    expect(csvFileName("🎉", "2026-11-20")).toBe("clipscope-export-2026-11-20.csv");
  });
});
