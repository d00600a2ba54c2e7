import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "./accessibility";

test.describe("the accessibility check", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  for (const [theme, color] of [
    ["dark", "oklch(0.3 0.01 250)"],
    ["light", "rgb(225 225 225)"],
  ] as const)
    test(`finds text with too little contrast in ${theme}`, async ({ page }) => {
      await page.getByRole("main").evaluate((main, style) => {
        const text = document.createElement("p");
        text.textContent = "A sentence that is hard to read";
        Object.assign(text.style, { color: style, position: "relative" });
        main.append(text);
      }, color);
      await expect(expectAccessible(page)).rejects.toThrow(new RegExp(`${theme}: color-contrast`));
    });

  test("finds a field without a name", async ({ page }) => {
    await page.getByRole("main").evaluate((main) => main.append(document.createElement("input")));
    await expect(expectAccessible(page)).rejects.toThrow(/dark: label/);
  });

  test("finds horizontal overflow", async ({ page }) => {
    await page.getByRole("main").evaluate((main) => {
      const wide = document.createElement("div");
      Object.assign(wide.style, { width: "5000px", height: "10px" });
      main.append(wide);
    });
    await expect(expectAccessible(page)).rejects.toThrow("pixels of horizontal overflow");
  });
});
