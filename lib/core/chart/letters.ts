import { readFile } from "node:fs/promises";
import path from "node:path";
import { create, type Font } from "fontkit";

/** The interface's own font, as the browser gets it: a file for each alphabet. `scripts/package` copies the folder. */
const FOLDER = path.join("node_modules", "@fontsource-variable", "inter", "files");
const ALPHABETS = ["latin", "latin-ext", "cyrillic", "greek", "vietnamese", "cyrillic-ext", "greek-ext"];

let fonts: Promise<Font[]> | null = null;

/** Loads the fonts once per process; after a failure, the next call tries again. */
export function loadFonts(): Promise<readonly Font[]> {
  fonts ??= Promise.all(ALPHABETS.map(loadFont)).catch((error: unknown) => {
    fonts = null;
    throw error;
  });
  return fonts;
}

async function loadFont(alphabet: string): Promise<Font> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), FOLDER, `inter-${alphabet}-wght-normal.woff2`);
  const font = create(await readFile(file));
  if ("fonts" in font) throw new Error(`${file} is a collection of fonts`);
  return font;
}

export interface Line {
  /** In pixels. */
  width: number;
  /** SVG elements, drawn from the start of the baseline at 0, 0. */
  outlines: string;
}

/**
 * Returns a text as outlines, so that a server without fonts draws it. Characters that Inter doesn't have, such as
 * emoji, are left out. A text that is wider than `most` pixels ends in an ellipsis.
 */
export function outlineText(fonts: readonly Font[], text: string, size: number, most = Infinity): Line {
  const shown = drawable(fonts, text);
  const whole = outline(fonts, shown, size);
  if (whole.width <= most) return whole;
  const characters = [...shown];
  // The longest start that fits, by halves.
  let [fits, exceeds] = [0, characters.length];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (outline(fonts, shorten(characters, middle), size).width <= most) fits = middle;
    else exceeds = middle;
  }
  return outline(fonts, shorten(characters, fits), size);
}

const shorten = (characters: readonly string[], length: number) => `${characters.slice(0, length).join("").trimEnd()}…`;

const fontOf = (fonts: readonly Font[], character: string): Font | undefined =>
  fonts.find((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));

function drawable(fonts: readonly Font[], text: string): string {
  const characters = [...text.normalize("NFC").replace(/\s+/g, " ")];
  return characters
    .filter((character) => fontOf(fonts, character))
    .join("")
    .replace(/ {2,}/g, " ")
    .trim();
}

function outline(fonts: readonly Font[], text: string, size: number): Line {
  let [width, outlines] = [0, ""];
  for (const { font, part } of runsOf(fonts, text)) {
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(part);
    glyphs.forEach((glyph, index) => {
      const position = positions[index];
      const d = glyph.path.toSVG();
      // Outlines of fonts point up, those of SVG down.
      const place = `translate(${(width + (position?.xOffset ?? 0) * scale).toFixed(2)} 0) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`;
      if (d) outlines += `<path transform="${place}" d="${d}"/>`;
      width += (position?.xAdvance ?? 0) * scale;
    });
  }
  return { width, outlines };
}

/** Splits a text into parts of one font each. */
function runsOf(fonts: readonly Font[], text: string): { font: Font; part: string }[] {
  const runs: { font: Font; part: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const font = last?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? last.font : fontOf(fonts, character);
    if (!font) continue;
    if (last?.font === font) last.part += character;
    else runs.push({ font, part: character });
  }
  return runs;
}
