import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "@/e2e/fixtures";

/** Every page is checked in these; `expectAccessible` checks each in light and dark. */
export const VIEWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

const AXE = `${axe.source};(${rememberColors})();`;

/**
 * Fails with what axe finds on the page as it stands, in light or dark, and when the page scrolls sideways.
 * @param within a selector of what axe looks at, where the rest was checked before
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  // A toast that fades out while axe looks has too little contrast for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // While a dialog fades in or out, axe takes it for hidden and misses the page behind it.
  await expect.poll(() => page.evaluate(everyDialogIsThere)).toBe(true);
  // A form is inert until its script has loaded, and axe skips what is inert.
  await expect(page.locator("form[inert]")).toHaveCount(0);
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${theme}\\b`));
    await expectNoViolation(page, theme, within);
  }
  // Not `innerWidth`, which grows with the content on a phone.
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, "pixels that stand out sideways").toBeLessThanOrEqual(0);
}

async function expectNoViolation(page: Page, theme: string, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page, axeSource: AXE })
    .options({ resultTypes: ["violations"], selectors: false })
    // No page has frames, and without this each check opens another page to collect what they found.
    .setLegacyMode()
    .include(within)
    // React Aria's announcer names elements by id for the seconds in which it speaks, also when they are gone.
    .exclude("[data-live-announcer]")
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${theme}: ${id}: ${help} — ${nodes.map((node) => node.html).join(" | ")}`,
  );
  expect(found).toEqual([]);
}

interface AxeColor {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): AxeColor;
}

/** A part of axe that its types leave out. */
interface Axe {
  commons: { color: { Color: { prototype: AxeColor } } };
}

/**
 * Runs in the page, after axe. axe parses the colors of every text and of everything behind it by a general library:
 * two thirds of its time, although a page has some twenty colors.
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
    // Not a shared object: axe blends colors in place.
    const { r, g, b, alpha } = color;
    return Object.assign(this, { r, g, b, alpha });
  };
}

/** Runs in the page. */
function everyDialogIsThere(): boolean {
  const layers = document.querySelectorAll(".modal__backdrop, .modal__container");
  return [...layers].every((layer) => getComputedStyle(layer).opacity === "1");
}
