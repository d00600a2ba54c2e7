import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import { expect } from "@/e2e/fixtures";

/** Every page is checked at these sizes; `expectAccessible` checks each in light and dark mode. */
export const VIEWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

const AXE = `${readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")};(${rememberColors})();`;
/** The rules that axe runs by default whose outcome depends on colors. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Fails with axe's findings on the current page in light and dark mode, and if the page scrolls sideways. @param within
 * a selector that limits the check, if the rest was checked before
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  // A toast that fades out during the check has too little contrast for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // While a dialog fades in or out, axe considers it hidden and misses the page behind it.
  await expect.poll(() => page.evaluate(everyDialogIsThere)).toBe(true);
  // A form is inert until its script has loaded, and axe skips inert content.
  await expect(page.locator("form[inert]")).toHaveCount(0);
  const outlines: string[] = [];
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${theme}\\b`));
    const outline = await page.evaluate(outlinePage);
    await expectNoViolation(page, theme, within, outlines.includes(outline));
    outlines.push(outline);
  }
  // Not `innerWidth`, which grows with the content on a phone.
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, "pixels of horizontal overflow").toBeLessThanOrEqual(0);
}

/** @param onlyColors if the page differs only in its colors from one in which axe found nothing */
async function expectNoViolation(page: Page, theme: string, within: string, onlyColors: boolean): Promise<void> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const violations = await page.evaluate(runAxe, {
    // React Aria's announcer names elements by id for the seconds in which it speaks, also when they are gone.
    context: { include: [within], exclude: ["[data-live-announcer]"] },
    options: {
      resultTypes: ["violations" as const],
      selectors: false,
      ...(onlyColors && { runOnly: { type: "rule" as const, values: COLOR_RULES } }),
    },
  });
  const found = violations.map(({ id, help, nodes }) => `${theme}: ${id}: ${help} — ${nodes.join(" | ")}`);
  expect(found).toEqual([]);
}

/** Runs in the page. */
async function runAxe({ context, options }: { context: ElementContext; options: RunOptions }) {
  const { violations } = await (window as typeof window & { axe: Axe }).axe.run(context, options);
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
}

/** Runs in the page. Returns all that matters to rules other than those on colors: every element, and which are visible. */
function outlinePage(): string {
  const visible = [...document.querySelectorAll("body *")].map((element) =>
    Number(element.checkVisibility({ opacityProperty: true, visibilityProperty: true })),
  );
  return `${document.title}${visible.join("")}${document.body.outerHTML}`;
}

interface AxeColor {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): AxeColor;
}

/** A part of axe that is missing from its types. */
interface Axe {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
  commons: { color: { Color: { prototype: AxeColor } } };
}

/**
 * Runs in the page, after axe has loaded. axe parses the colors of every text and its backgrounds with a general
 * library, which takes two thirds of its time, although a page has about twenty colors.
 */
function rememberColors(): void {
  const { prototype } = (window as typeof window & { axe: Axe }).axe.commons.color.Color;
  const { parseString } = prototype;
  const known = new Map<string, Omit<AxeColor, "parseString">>();
  prototype.parseString = function parseOnce(this: AxeColor, text: string): AxeColor {
    const color = known.get(text);
    if (!color) {
      parseString.call(this, text);
      known.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha });
      return this;
    }
    // A new object each time, because axe blends colors in place.
    const { r, g, b, alpha } = color;
    return Object.assign(this, { r, g, b, alpha });
  };
}

/** Runs in the page. */
function everyDialogIsThere(): boolean {
  const layers = document.querySelectorAll(".modal__backdrop, .modal__container");
  return [...layers].every((layer) => getComputedStyle(layer).opacity === "1");
}
