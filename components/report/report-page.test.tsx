import { readFile } from "node:fs/promises";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { REPORT_SECTIONS } from "@/lib/insight/reports/report-rules";
import type { ReportView } from "@/lib/insight/reports/view-schemas";
import { PasswordForm } from "./password-form";
import { ReportPage } from "./report-page";
import { FIRST_ROWS } from "./report-tables";

const AT = "2026-03-10T02:00:00.000Z";
const figures = { views: 1200, likes: 30, comments: 2, shares: null, saves: null };
const view: ReportView = {
  totals: { videos: 1, ...figures, engagements: 32, engagement_rate: 2.6667, spend_usd: 40, cpm_usd: 33.33 },
  matching: 3,
  as_of: AT,
  sources: ["TikTok"],
  chart: [
    { at: "2026-03-10T00:00:00.000Z", views: 1000 },
    { at: AT, views: 1200 },
  ],
  videos: [
    {
      ...{ title: "<b>Launch</b>", creator: "ann", platform: "tiktok", url: "https://example.test/1" },
      ...{ published_at: null, figures, engagement_rate: 2.6667, as_of: AT, source: "TikTok" },
      ...{ cost_usd: 40, cpm_usd: 33.33 },
    },
  ],
  leaderboard: [
    { creator: "ann", platform: "tiktok", videos: 1, views: 1200, engagements: 32, engagement_rate: 2.6667, as_of: AT },
  ],
  audience: {
    channel: { username: "ann", platform: "tiktok" },
    countries: { source: "sample", shares: [{ name: "US", percent: 61.5 }] },
    genders: null,
    ages: null,
    sample: { taken_at: AT, size: 500 },
    imported_at: null,
  },
};
const render = (over: Partial<Parameters<typeof ReportPage>[0]> = {}) =>
  renderToStaticMarkup(
    <ReportPage
      {...{
        title: "Autumn",
        organization: "Acme",
        logo: null,
        isFrozen: false,
        showsMoney: false,
        isSandbox: false,
        view,
        csv: "/r/x/csv",
      }}
      sections={REPORT_SECTIONS}
      {...over}
    />,
  );

test("every figure says from when and from which source it is", () => {
  const html = render();
  const line = "As of Mar 10, 2026, 02:00 UTC · Source: TikTok";
  expect(html.split(line).length - 1).toBe(4);
  expect(html.replaceAll(/<[^>]*>/g, "")).toContain("Mar 10, 2026, 02:00 UTC, TikTok");
  expect(html).toContain("Sample of 500 followers, Mar 10, 2026, 02:00 UTC");
  expect(html).toContain("Top 1 video by views, out of 3");
  expect(html).not.toContain("sandbox data");
  expect(render({ isSandbox: true })).toContain("sandbox data");
});

test("shows the chosen sections only, and money only if the report does", () => {
  const html = render({ sections: ["videos"] });
  for (const absent of ["Key metrics", "Leaderboard", "Audience", "Views over time", "$"])
    expect(html).not.toContain(absent);
  expect(render({ showsMoney: true })).toContain("$40.00");
});

test("a long table is whole in the page, and opens below its first rows without a script", async () => {
  const rowsOf = (count: number) => {
    const [video] = view.videos;
    if (!video) throw new Error("no video");
    const videos = Array.from({ length: count }, (_, index) => ({ ...video, url: `https://example.test/${index}` }));
    return render({ sections: ["videos"], view: { ...view, videos } });
  };
  expect(rowsOf(FIRST_ROWS)).not.toContain("<summary");
  const long = rowsOf(FIRST_ROWS + 2);
  expect(long).toContain(`Show all ${FIRST_ROWS + 2} videos`);
  expect(long.match(/<tr [^>]*break-inside-avoid/g)).toHaveLength(FIRST_ROWS + 2);
  // Which rows wait is said in the style sheet.
  expect(await readFile("app/globals.css", "utf8")).toContain(
    `.long-list:has(> details:not([open])) tbody tr:nth-child(n + ${FIRST_ROWS + 1})`,
  );
});

test("shows the organization's logo by name, and no picture without one", () => {
  expect(render()).not.toContain("<img");
  expect(render({ logo: "/r/x/logo" })).toMatch(/<img(?=[^>]* src="\/r\/x\/logo")(?=[^>]* alt="Logo of Acme")/);
});

test("escapes texts of people, and links nothing but the platform and its own files", () => {
  const html = render();
  expect(html).toContain("&lt;b&gt;Launch");
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(links.every((href) => href?.startsWith("/r/x/csv?section=") || href === "https://example.test/1")).toBe(true);
});

test("asks for a password by a form that needs no script", () => {
  const html = renderToStaticMarkup(<PasswordForm action="/r/x/unlock" error="wrong" />);
  expect(html).toMatch(/<form(?=[^>]* method="post")(?=[^>]* action="\/r\/x\/unlock")/);
  expect(html).toContain("Wrong password. Try again.");
});
