import { someVideo } from "@/e2e/api/sandbox";
import { LANGUAGES, runExample } from "@/e2e/clients/run";
import { expect, test } from "@/e2e/fixtures";

for (const language of LANGUAGES)
  test.describe(`videos in ${language}`, () => {
    test("tracks, finds again, reads and stops", async ({ apiAs, demo }) => {
      const access = { url: demo.url, key: demo.keys.full };
      const { link } = someVideo("tiktok");
      const first = await runExample(language, "track-video", [link, "2"], access);
      expect([first.code, first.error]).toEqual([0, ""]);
      const id = /^Tracking ([a-z0-9]+) for at most \$0\.72$/.exec(first.lines[0] ?? "")?.[1] ?? "";

      const api = await apiAs(demo.keys.full);
      const read = async () => (await api.get(`/api/v1/videos/${id}`)).json();
      const video = await read();
      const [snapshot] = video.snapshots;
      const shown = [
        `tiktok: ${video.current_metadata.title} (monitoring)`,
        `${snapshot.snapshot_time} ${snapshot.views} views`,
      ];
      expect(first.lines.slice(1)).toEqual(shown);

      const second = await runExample(language, "track-video", [link, "2", "--stop"], access);
      expect(second).toEqual({ code: 0, lines: [`Already tracking ${id}`, ...shown, "Stopped: completed"], error: "" });
      expect((await read()).status).toBe("completed");
    });

    test("leaves it to the API which links are accepted", async ({ demo }) => {
      const { link } = someVideo("youtube");
      const id = new URL(link).searchParams.get("v");
      for (const form of [`https://youtu.be/${id}`, `https://m.youtube.com/shorts/${id}?feature=share`]) {
        const tracked = await runExample(language, "track-video", [form, "1", "--stop"], {
          url: demo.url,
          key: demo.keys.full,
        });
        expect([form, tracked.code, tracked.error]).toEqual([form, 0, ""]);
      }
    });

    test("tells a refusal, and what it refuses itself", async ({ demo }) => {
      const track = (link: string, key: string, days = "1") =>
        runExample(language, "track-video", [link, days], { url: demo.url, key });
      const failed = (error: string) => ({ code: 1, lines: [""], error });
      const { link } = someVideo("youtube");
      expect(await track("https://vimeo.com/1", demo.keys.full)).toEqual(failed("Error 400: Invalid request"));
      expect(await track(link, "cs_live_wrong")).toEqual(failed("Error 401: API key required"));
      expect(await track(link, demo.keys.noCredits)).toEqual(failed("Error: Insufficient balance"));
      expect(await track(link, demo.keys.readOnly)).toEqual(failed("Error 403: Access denied"));
      expect(await track(link, demo.keys.full, "31")).toEqual(failed("Error 400: Invalid request"));
    });
  });
