import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";

/** The largest page may have this much HTML, in bytes. */
const MOST_HTML = 250_000;

/** Returns the pages that llms.txt lists. */
async function listedPages(request: APIRequestContext): Promise<string[]> {
  const response = await request.get("/llms.txt");
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
  const links = [...(await response.text()).matchAll(/^- \[[^\]]+\]\(([^)]+)\.md\): \S/gm)];
  return links.map(([, url = ""]) => new URL(url).pathname);
}

const plain = (text: string): string => text.replace(/[`*#]/g, "").replace(/\s+/g, " ").trim();

test("every page of the documentation has a Markdown twin with its headings and endpoints, and a limited size", async ({
  request,
  page,
}) => {
  const pages = await listedPages(request);
  expect(pages).toContain("/docs/api/channels");
  const sizes: Record<string, number> = {};
  for (const place of pages) {
    const html = await (await request.get(place)).text();
    sizes[place] = Buffer.byteLength(html);
    const twin = await request.get(`${place}.md`);
    expect([twin.status(), twin.headers()["content-type"]]).toEqual([200, "text/markdown; charset=utf-8"]);
    const markdown = (await twin.text()).replace(/^```[\s\S]*?^```/gm, "");
    await page.setContent(html, { waitUntil: "commit" });
    const shown = await page.locator("main :is(h1, h2, h3)").allTextContents();
    const written = [...markdown.matchAll(/^#{1,3} (.*)$/gm)].map(([, heading = ""]) => heading);
    expect(shown.map(plain).sort(), place).toEqual(written.map(plain).sort());
    if (place.startsWith("/docs/api/")) {
      const endpoints = await page.locator("main section > p > code").allTextContents();
      const described = [...markdown.matchAll(/^`[A-Z]+ ([^`]+)` ·/gm)].map(([, endpoint]) => endpoint);
      expect(endpoints.length, place).toBeGreaterThan(0);
      expect(endpoints, place).toEqual(described);
      const parameters = await page.locator("main dt > span:first-child").allTextContents();
      for (const name of parameters) expect(markdown, place).toContain(`| \`${name}\` |`);
    }
  }
  test.info().annotations.push({ type: "bytes of HTML", description: JSON.stringify(sizes) });
  expect(Object.entries(sizes).filter(([, bytes]) => bytes > MOST_HTML)).toEqual([]);
});

test("an unknown page has no twin, and its answer names the list of pages", async ({ request }) => {
  const response = await request.get("/docs/no-such-page.md");
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain("/llms.txt");
});

test("links within a twin are absolute and lead to twins", async ({ request, demo }) => {
  const markdown = await (await request.get("/docs/errors-and-retries.md")).text();
  const links = [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, href = ""]) => href);
  expect(links).toContain(new URL("/docs/idempotency.md", demo.url).href);
  expect(links).toContain(new URL("/docs/errors.md#problem-details", demo.url).href);
  for (const href of links) expect((await request.get(href)).status(), href).toBe(200);
});
