import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";
import { DESKTOP } from "./views";

const PARAGRAPH = `<p class="planted">A sentence in a paragraph of its own</p>`;
const ONLY_ON = { desktop: "(min-width: 501px)", phone: "(max-width: 500px)" };

/** Adds markup to the page, with rules for it. */
const plant = (page: Page, markup: string, css: string) =>
  page.getByRole("main").evaluate(
    (main, [html, rules]) => {
      main.insertAdjacentHTML("beforeend", html);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets.push(sheet);
    },
    [markup, css] as const,
  );

test.describe("the accessibility check", () => {
  test.use({ viewport: DESKTOP });

  test.beforeEach(async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // React removes what is planted before its script took the page over.
    await expect(page.locator("form[inert]")).toHaveCount(0);
  });

  for (const [view, width, firstTheme] of [
    ["desktop", "1440 px", "light"],
    ["phone", "390 px", "dark"],
  ] as const) {
    const media = `@media ${ONLY_ON[view]}`;
    const others = `@media not all and ${ONLY_ON[view]} { .planted { display: none } }`;

    for (const [theme, color] of [
      ["dark", "oklch(0.3 0.01 250)"],
      ["light", "rgb(225 225 225)"],
    ] as const)
      test(`finds text with too little contrast at ${width} in ${theme}`, async ({ page }) => {
        await plant(page, PARAGRAPH, `${media} { .${theme} .planted { position: relative; color: ${color} } }`);
        await expect(expectAccessible(page)).rejects.toThrow(new RegExp(`${width}, ${theme}: color-contrast`));
      });

    test(`finds a field without a name that is displayed at ${width}`, async ({ page }) => {
      await plant(page, `<input class="planted">`, others);
      await expect(expectAccessible(page)).rejects.toThrow(new RegExp(`${width}, ${firstTheme}: label`));
    });

    test(`finds a part that a keyboard can't scroll at ${width}`, async ({ page }) => {
      const overflowing = "height: 40px; width: 200px; overflow: auto; position: relative; background: inherit";
      await plant(
        page,
        `<div class="planted">${PARAGRAPH.repeat(9)}</div>`,
        `${media} { div.planted { ${overflowing} } }`,
      );
      await expect(expectAccessible(page)).rejects.toThrow(
        new RegExp(`${width}, ${firstTheme}: scrollable-region-focusable`),
      );
    });

    test(`finds horizontal overflow at ${width}`, async ({ page }) => {
      await plant(page, `<div class="planted"></div>`, `${media} { .planted { width: 5000px; height: 10px } }`);
      await expect(expectAccessible(page)).rejects.toThrow(`pixels of overflow at ${width}`);
    });
  }
});
