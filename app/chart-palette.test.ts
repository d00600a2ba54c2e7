import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Linear RGB, 0 … 1. */
type Color = [number, number, number];
type Matrix = [Color, Color, Color];

// Machado, Oliveira and Fernandes 2009, at full severity.
const SIGHT: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (row: Color, by: Color) => row[0] * by[0] + row[1] * by[1] + row[2] * by[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));
const seen = (matrix: Matrix, color: Color): Color => [
  clamp(dot(matrix[0], color)),
  clamp(dot(matrix[1], color)),
  clamp(dot(matrix[2], color)),
];

function linear(hex: string): Color {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function oklab(color: Color): Color {
  const cone: Color = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], color)),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], color)),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], color)),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cone),
    dot([1.9779984951, -2.428592205, 0.4505937099], cone),
    dot([0.0259040371, 0.7827717662, -0.808675766], cone),
  ];
}

const distance = (a: Color, b: Color) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const luminance = (color: Color) => dot([0.2126, 0.7152, 0.0722], color);
function contrast(a: Color, b: Color): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
const palette = (block: string): Color[] =>
  Array.from(block.matchAll(/--chart-[1-6]: (#[0-9a-f]{6});/g), ([, hex = ""]) => linear(hex));
const [light = "", dark = ""] = css.split(/^ *\.dark \{/m);

describe.each([
  { theme: "light", colors: palette(light), surface: linear("#ffffff") },
  { theme: "dark", colors: palette(dark), surface: linear("#1c1d21") },
])("chart hues, $theme", ({ colors, surface }) => {
  it("are six that contrast with the surface", () => {
    expect(colors).toHaveLength(6);
    for (const color of colors) expect(contrast(color, surface)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(SIGHT))("stay distinct under %s", (_, matrix) => {
    const labs = colors.map((color) => oklab(seen(matrix, color)));
    const distances = labs.flatMap((a, i) => labs.slice(i + 1).map((b) => distance(a, b)));
    expect(distances).toHaveLength(15);
    // Six times the just noticeable difference in OKLab (0.02).
    expect(Math.min(...distances)).toBeGreaterThan(0.12);
  });
});
