import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type ChartDrawing, chartSvg } from "./chart-svg";
import { drawChartPng } from "./draw-chart-png";
import { loadFonts, outlineText } from "./letters";

const START = Date.UTC(2026, 10, 1);
const HOUR = 3_600_000;
const DRAWING: ChartDrawing = {
  title: "Views of the launch",
  caption: "As of Nov 8, 2026, 00:00 UTC · TikTok",
  unit: "count",
  points: Array.from({ length: 169 }, (_, hour) => ({
    at: new Date(START + hour * HOUR),
    value: hour > 60 && hour < 80 ? null : Math.round(250_000 * (1 - Math.exp(-hour / 40))),
  })),
};

/** Counts the dark pixels of a part of a picture; only letters are dark. */
async function inkOf(png: Buffer, area: { left: number; top: number; width: number; height: number }): Promise<number> {
  const pixels = await sharp(png).extract(area).greyscale().raw().toBuffer();
  return pixels.reduce((sum, value) => sum + (value < 140 ? 1 : 0), 0);
}

const HEADING = { left: 0, top: 0, width: 1200, height: 140 };

test("draws a PNG of 1200 × 630 pixels, and smaller ones", async () => {
  const large = await sharp(await drawChartPng(DRAWING)).metadata();
  expect([large.format, large.width, large.height]).toEqual(["png", 1200, 630]);
  const small = await sharp(await drawChartPng({ ...DRAWING, width: 480, height: 270 })).metadata();
  expect([small.width, small.height]).toEqual([480, 270]);
});

test("draws letters as outlines, so that no font of the system is needed", async () => {
  const svg = chartSvg(await loadFonts(), DRAWING);
  expect(svg).not.toMatch(/<text|font-family/);
  const withText = await inkOf(await drawChartPng(DRAWING), HEADING);
  const without = await inkOf(await drawChartPng({ ...DRAWING, title: " ", caption: " " }), HEADING);
  expect(without).toBe(0);
  expect(withText).toBeGreaterThan(2_000);
});

test("labels both axes", async () => {
  const png = await drawChartPng(DRAWING);
  expect(await inkOf(png, { left: 40, top: 150, width: 70, height: 400 })).toBeGreaterThan(200);
  expect(await inkOf(png, { left: 40, top: 555, width: 1120, height: 40 })).toBeGreaterThan(500);
});

test("draws the line in the light theme's first hue and leaves gaps open", async () => {
  const svg = chartSvg(await loadFonts(), DRAWING);
  const color = /--chart-1: (#[0-9a-f]{6})/.exec(readFileSync("app/globals.css", "utf8"))?.[1];
  const line = new RegExp(`d="([^"]+)" fill="none" stroke="${color}"`).exec(svg)?.[1] ?? "";
  expect(line.match(/M/g)).toHaveLength(2);
});

test("draws a threshold with its label", async () => {
  const plain = chartSvg(await loadFonts(), DRAWING);
  const marked = chartSvg(await loadFonts(), { ...DRAWING, line: { value: 200_000, label: "Alert at 200K" } });
  expect(marked).toContain("stroke-dasharray");
  expect(marked.length).toBeGreaterThan(plain.length + 500);
});

test.each([
  ["no points", []],
  ["a single point", [{ at: new Date(START), value: 7 }]],
  ["gaps only", [{ at: new Date(START), value: null }]],
])("draws %s", async (_, points) => {
  const svg = chartSvg(await loadFonts(), { ...DRAWING, points });
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect((await drawChartPng({ ...DRAWING, points })).length).toBeGreaterThan(1_000);
});

test("has letters of several alphabets, and leaves out what the font lacks", async () => {
  const fonts = await loadFonts();
  for (const text of ["Ünï", "Žluť", "Привет", "Γειά", "Việt"])
    expect(outlineText(fonts, text, 20).outlines).not.toBe("");
  expect(outlineText(fonts, "a 🎉 b", 20)).toEqual(outlineText(fonts, "a b", 20));
  expect(outlineText(fonts, "日本", 20)).toEqual({ width: 0, outlines: "" });
});

test("shortens a title that is too wide", async () => {
  const fonts = await loadFonts();
  const title = "A very long title ".repeat(20);
  const line = outlineText(fonts, title, 40, 500);
  expect(line.width).toBeLessThanOrEqual(500);
  expect(line.width).toBeGreaterThan(440);
});

test("text of users never becomes markup", async () => {
  const svg = chartSvg(await loadFonts(), { ...DRAWING, title: `<script>"&` });
  expect(svg).not.toContain("script");
});
