import { readdirSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "@/e2e/fixtures";

const DAY_MS = 86_400_000;

test("security.txt has a contact and does not expire soon", async ({ request }) => {
  const response = await request.get("/.well-known/security.txt");
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
  const text = await response.text();
  expect(text).toMatch(/^Contact: (mailto|https):\S+$/m);
  const expires = Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? "");
  expect(expires).toBeGreaterThan(Date.now() + 60 * DAY_MS);
  expect(expires).toBeLessThan(Date.now() + 365 * DAY_MS);
});

test("robots.txt keeps crawlers off the API and links the sitemap, which lists every public page", async ({
  request,
  demo,
}) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /api/\n");
  const sitemap = /^Sitemap: (\S+)$/m.exec(robots)?.[1];
  expect(sitemap).toBe(new URL("/sitemap.xml", demo.url).href);
  const response = await request.get("/sitemap.xml");
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "application/xml"]);
  const listed = [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);
  expect(listed).toEqual((await publicPages(request)).map((page) => new URL(page, demo.url).href));
});

test("a link to a public page has a preview with title, description and picture", async ({ request, page, demo }) => {
  const titles = new Set<string>();
  const places = await publicPages(request);
  for (const place of places) {
    // Scrapers run no scripts: the tags are in the HTML.
    const html = await (await request.get(place)).text();
    await page.setContent(html, { waitUntil: "commit" });
    const tags = Object.fromEntries(
      await page
        .locator("meta[property^='og:'], meta[name^='twitter:'], meta[name=description]")
        .evaluateAll((all) =>
          all.map((tag) => [tag.getAttribute("property") ?? tag.getAttribute("name"), tag.getAttribute("content")]),
        ),
    );
    expect(tags).toMatchObject({
      "og:type": "website",
      "og:site_name": "Clipscope",
      "og:url": new URL(place, demo.url).href.replace(/\/$/, ""),
      "og:title": expect.stringMatching(/^(\w[\w, ]* · )?Clipscope$/),
      "og:description": tags.description,
      "og:image": new URL("/og-image.png", demo.url).href,
      "twitter:card": "summary_large_image",
      "twitter:image": new URL("/og-image.png", demo.url).href,
    });
    titles.add(`${tags["og:title"]}: ${tags.description}`);
  }
  expect(titles.size).toBe(places.length);
  const { width, height, format } = await sharp(await (await request.get("/og-image.png")).body()).metadata();
  expect([width, height, format]).toEqual([1200, 630, "png"]);
});

/** Paths of the public pages, in alphabetical order. The documentation is one file; `llms.txt` lists its pages. */
async function publicPages(request: APIRequestContext): Promise<string[]> {
  const list = await (await request.get("/llms.txt")).text();
  const docs = [...list.matchAll(/\]\(https?:\/\/[^/]+(\/docs[^)]*)\.md\)/g)].map(([, place = ""]) => place);
  expect(docs.length).toBeGreaterThan(15);
  const others = pagesOnDisk().filter((place) => place !== "/docs" && !place.startsWith("/docs/"));
  return [...others, ...docs].sort();
}

/** Paths of the pages below `app/(public)`, in alphabetical order. */
function pagesOnDisk(): string[] {
  const folder = path.join("app", "(public)");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file).split(path.sep).join("/")}`.replace(/\/\.$/, "/"))
    .sort();
}
