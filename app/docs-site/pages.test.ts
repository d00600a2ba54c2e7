import { describe, expect, test } from "vitest";
import { familiesAt } from "@/app/docs-site/families";
import { llmsText, markdownTwin } from "@/app/docs-site/markdown-twin";
import { pageMarkdown } from "@/app/docs-site/page-markdown";
import { searchIndex } from "@/app/docs-site/search-index";
import { parseMarkdown } from "@/components/docs/markdown/parse";
import { DOCS_PAGES, MOVED_SECTIONS, OLD_ANCHORS, twinOf } from "@/components/docs/pages";
import { PLAN_NAMES, PLANS } from "@/lib/billing/rules";
import { formatInteger } from "@/lib/core/format";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import { OPERATIONS } from "@/rest/registry";

const ORIGIN = "https://clipscope.example";
const families = familiesAt(ORIGIN);
const sources = new Map(
  await Promise.all(
    DOCS_PAGES.map(async (page) => [page.path, await pageMarkdown(page, ORIGIN, families)] as [string, string]),
  ),
);
const anchors = new Map<string, Set<string>>(
  [...sources].map(([path, markdown]) => [
    path,
    new Set(parseMarkdown(markdown).flatMap((block) => (block.kind === "heading" ? [block.id] : []))),
  ]),
);

/** Returns the places that lead nowhere. */
const deadEnds = (hrefs: readonly string[]): string[] =>
  hrefs.filter((href) => {
    const [path = "", anchor] = href.split("#");
    const found = anchors.get(path);
    return !found || (anchor !== undefined && !found.has(anchor));
  });

describe.each(DOCS_PAGES.map((page) => [page.path, page] as const))("%s", (path, page) => {
  const source = sources.get(path) ?? "";

  test("begins with its title and a paragraph", () => {
    const [title, lead] = parseMarkdown(source);
    expect(title).toMatchObject({ kind: "heading", level: 1, text: page.title });
    expect(lead?.kind).toBe("paragraph");
  });

  test("its links to pages and sections lead somewhere", () => {
    const links = [...source.matchAll(/\]\((\/docs[^)\s]*|#[^)\s]*)\)/g)].map(([, href = ""]) =>
      href.startsWith("#") ? path + href : href,
    );
    expect(deadEnds(links)).toEqual([]);
  });

  test("names the installation's own origin", () => {
    expect(source).not.toContain("localhost");
  });

  test("has a twin that is listed", async () => {
    expect(llmsText(ORIGIN)).toContain(`](${ORIGIN}${twinOf(page)})`);
    expect(await markdownTwin(page, ORIGIN)).not.toMatch(/\{#|\]\(\//);
  });
});

test("earlier anchors lead to sections that exist", () => {
  for (const [path, old] of Object.entries(OLD_ANCHORS))
    expect(deadEnds(Object.keys(old).map((anchor) => `${path}#${anchor}`))).toEqual([]);
  expect(deadEnds(Object.values(MOVED_SECTIONS))).toEqual([]);
});

test("guides name the figures of the plans and limits", () => {
  const limits = sources.get("/docs/rate-limits") ?? "";
  for (const [plan, { ratePerMinute, creditsPerMonth }] of Object.entries(PLANS)) {
    const name = PLAN_NAMES[plan as keyof typeof PLANS];
    for (const figure of [ratePerMinute, creditsPerMonth])
      expect(limits).toMatch(new RegExp(`^\\| ${name} \\| ${formatInteger(figure)}\\b`, "m"));
  }
  expect(limits).toContain(`limited to ${FAILURES_PER_MINUTE} requests a minute`);
});

test("the search finds every page, endpoint, parameter and error code, and leads to what exists", async () => {
  const entries = await searchIndex(ORIGIN);
  expect(entries.filter(({ kind }) => kind === "endpoint")).toHaveLength(OPERATIONS.length);
  expect(entries.filter(({ kind }) => kind === "page")).toHaveLength(DOCS_PAGES.length);
  expect(entries.find(({ kind, name }) => kind === "parameter" && name === "cursor")?.href).toBe(
    "/docs/api/videos#listVideos-cursor",
  );
  expect(entries.find(({ note }) => note.endsWith("rate_limited"))?.href).toBe("/docs/errors#rate_limited");
  expect(deadEnds(entries.filter(({ kind }) => kind !== "parameter").map(({ href }) => href))).toEqual([]);
  expect(new Set(entries.map(({ kind, href }) => `${kind} ${href}`)).size).toBe(entries.length);
});
