import { LANGUAGES, runExample } from "@/e2e/clients/run";
import { expect, test } from "@/e2e/fixtures";

for (const language of LANGUAGES)
  test.describe(`channels in ${language}`, () => {
    test("finds a video's creator and tells what that cost", async ({ apiAs, demo }) => {
      const api = await apiAs(demo.keys.full);
      const { videos } = await (await api.get("/api/v1/videos?platform=tiktok&limit=1")).json();
      const username: string = videos[0].current_metadata.creator.replace(/^@/, "");
      const outcome = await runExample(language, "channel", [username, "tiktok"], {
        url: demo.url,
        key: demo.keys.full,
      });
      expect([outcome.code, outcome.error]).toEqual([0, ""]);
      const search = await (await api.get("/api/v1/channels/search", { params: { username, media: "tiktok" } })).json();
      const [channel] = search.results;
      const count = async (path: string) =>
        (await (await api.get(`/api/v1/channels/${channel.id}/${path}`)).json()).count;
      expect(outcome.lines.slice(0, 3)).toEqual([
        `${username} on tiktok: ${channel.stats.followers.toLocaleString("en-US")} followers`,
        `${await count("analytics/follower-changes")} days of followers`,
        `${await count("content")} posts`,
      ]);
      // Other tests use the same organization's credits meanwhile.
      const used = Number(/^(\d+) credits used, \d+ left$/.exec(outcome.lines[3] ?? "")?.[1]);
      expect(used).toBeGreaterThanOrEqual(20);
    });

    test("does not wait for credits that are used up", async ({ demo }) => {
      const begun = Date.now();
      expect(await runExample(language, "channel", ["anyone"], { url: demo.url, key: demo.keys.noCredits })).toEqual({
        code: 1,
        lines: [""],
        error: "Error 429: Not enough credits",
      });
      expect(Date.now() - begun).toBeLessThan(20_000);
    });
  });
