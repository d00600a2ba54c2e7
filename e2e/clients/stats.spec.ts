import { LANGUAGES, runExample, runLines } from "@/e2e/clients/run";
import { expect, test } from "@/e2e/fixtures";

interface ShownVideo {
  platform: string;
  views: number | null;
  stats: { views: Record<string, number> };
}

const ALL = {
  javascript: `for await (const video of Clipscope.fromEnvironment().allVideoStats({ limit: 5, order: "asc" }))
  console.log(video.video_id);`,
  python: `for video in Clipscope.from_environment().all_video_stats(limit=5, order="asc"):
    print(video["video_id"])`,
};

for (const language of LANGUAGES)
  test.describe(`statistics in ${language}`, () => {
    test("prints the route's response", async ({ apiAs, demo }) => {
      const api = await apiAs(demo.keys.full);
      const params = ["platform=Instagram", "sort=views", "order=desc", "limit=10"];
      // Repeated if a collection or another test ran between the two.
      await expect(async () => {
        const { data } = await (await api.get(`/api/v1/videos/stats?${params.join("&")}`)).json();
        const lines = data.data.map(
          ({ platform, views, stats }: ShownVideo) =>
            `${platform}: ${views?.toLocaleString("en-US") ?? "no"} views, ${Object.keys(stats.views).length} snapshots`,
        );
        expect(data.data.length).toBeGreaterThan(0);
        expect(await runExample(language, "video-stats", params, { url: demo.url, key: demo.keys.full })).toEqual({
          code: 0,
          lines: [`Found ${data.pagination.total} tracked videos`, ...lines],
          error: "",
        });
      }).toPass();
    });

    test("lists every video once, page by page", async ({ apiAs, demo }) => {
      const api = await apiAs(demo.keys.full);
      const { lines, error } = await runLines(ALL, language, { url: demo.url, key: demo.keys.full });
      expect(error).toBe("");
      expect(new Set(lines).size).toBe(lines.length);
      // Oldest first, so that videos tracked in the meantime come last.
      const { data } = await (await api.get("/api/v1/videos/stats?limit=12&order=asc")).json();
      expect(lines.slice(0, 12)).toEqual(data.data.map(({ video_id }: { video_id: string }) => video_id));
    });

    test("prints an error", async ({ demo }) => {
      const ask = (param: string, key: string) => runExample(language, "video-stats", [param], { url: demo.url, key });
      expect(await ask("sort=title", demo.keys.full)).toEqual({
        code: 1,
        lines: [""],
        error: "Error 400: Invalid sort parameter",
      });
      expect((await ask("limit=1", "cs_live_wrong")).error).toBe("Error 401: Invalid API key");
    });
  });
