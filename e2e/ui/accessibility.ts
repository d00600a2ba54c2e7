import type { Page } from "@playwright/test";
import type { ElementContext, RunOptions } from "axe-core";
import { expect } from "@/e2e/fixtures";
import { AXE, type Axe } from "@/e2e/ui/axe";
import { DESKTOP, PHONE, show, type View } from "@/e2e/ui/views";

/** The rules that axe runs by default whose outcome depends on colors, or on more of the layout than `outlinePage`. */
const VISUAL_RULES = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

interface Checked {
  /** A selector that limits the check, if the rest was checked before. */
  within?: string;
  views?: readonly View[];
}

const MOVING_TOASTS = '[data-sonner-toast]:not([data-mounted="true"]), [data-sonner-toast][data-removed="true"]';

/**
 * Fails with axe's findings on the current page at each size in light and dark mode, and if the page scrolls sideways.
 * Leaves the page at the first size.
 */
export async function expectAccessible(page: Page, { within = "html", views = [DESKTOP, PHONE] }: Checked = {}) {
  // A toast that fades out during the check has too little contrast for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // A form is inert until its script has loaded, and axe skips inert content.
  await expect(page.locator("form[inert]")).toHaveCount(0);
  const outlines = new Set<string>();
  // Each size begins with the theme in which the one before ended, because every element changes with the theme.
  const themes: ("dark" | "light")[] = ["light", "dark"];
  for (const view of views) {
    await show(page, view);
    // While a dialog fades in or out, axe considers it hidden and misses the page behind it.
    await expect.poll(() => page.evaluate(everyDialogIsThere)).toBe(true);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${theme}\\b`));
      // A toast that is on its way in or out is translucent.
      await expect(page.locator(MOVING_TOASTS)).toHaveCount(0);
      const outline = await page.evaluate(outlinePage);
      await expectNoViolation(page, `${view.width} px, ${theme}`, within, outlines.has(outline));
      outlines.add(outline);
    }
    themes.reverse();
    const overflow = { message: `pixels of overflow at ${view.width} px`, timeout: 5_000 };
    await expect.poll(() => page.evaluate(overflowOf), overflow).toBeLessThanOrEqual(0);
  }
  const [first] = views;
  if (first && views.length > 1) await show(page, first);
}

/** @param onlyVisual if the page differs only in its look from one in which axe found nothing */
async function expectNoViolation(page: Page, where: string, within: string, onlyVisual: boolean): Promise<void> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const violations = await page.evaluate(runAxe, {
    // React Aria's announcer names elements by id for the seconds in which it speaks, also when they are gone.
    context: { include: [within], exclude: ["[data-live-announcer]"] },
    options: {
      resultTypes: ["violations" as const],
      selectors: false,
      ...(onlyVisual && { runOnly: { type: "rule" as const, values: VISUAL_RULES } }),
    },
  });
  const found = violations.map(({ id, help, nodes }) => `${where}: ${id}: ${help} — ${nodes.join(" | ")}`);
  expect(found).toEqual([]);
}

/** Runs in the page. */
async function runAxe({ context, options }: { context: ElementContext; options: RunOptions }) {
  const { violations } = await (window as typeof window & { axe: Axe }).axe.run(context, options);
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));
}

/**
 * Runs in the page. Returns all that matters to rules other than the visual ones: every element without its geometry, and
 * whether it is displayed, and where a reader can scroll to it.
 */
function outlinePage(): string {
  const { scrollWidth } = document.documentElement;
  const shown = [...document.querySelectorAll("body *")].map((element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return 0;
    const { left, right, bottom, width, height } = element.getBoundingClientRect();
    const isReachable = right > 0 && left < scrollWidth && bottom + window.scrollY > 0;
    return 1 + Number(isReachable) + 2 * Number(width > 1 && height > 1);
  });
  const geometry = / (?:d|[cr]?[xy]|[xy][12]|r|width|height|points|transform|viewBox)="[^"]*"/g;
  const html = document.body.outerHTML.replaceAll(/ style="(?![^"]*!important)[^"]*"/g, "").replaceAll(geometry, "");
  return `${document.title}${shown.join("")}${html}`;
}

/** Runs in the page. Not from `innerWidth`, which grows with the content on a phone. */
function overflowOf(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

/** Runs in the page. */
function everyDialogIsThere(): boolean {
  const layers = document.querySelectorAll(".modal__backdrop, .modal__container");
  return [...layers].every((layer) => getComputedStyle(layer).opacity === "1");
}
