import sharp from "sharp";
import { Lanes } from "@/lib/core/lanes";
import { type ChartDrawing, chartSvg } from "./chart-svg";
import { loadFonts } from "./letters";

/** Each occupies a processor and some megabytes. */
const lanes = new Lanes(2, 100);

/**
 * Draws a chart as a PNG, 1200 × 630 pixels by default, with the font that ships with the product.
 * @throws Error if too many drawings are waiting
 */
export const drawChartPng = (drawing: ChartDrawing): Promise<Buffer> =>
  lanes.run(async () => {
    const svg = chartSvg(await loadFonts(), drawing);
    return sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toBuffer();
  });
