import { type SomeVideo, someVideo } from "@/e2e/api/sandbox";
import { LANGUAGES, runExample, runLines } from "@/e2e/clients/run";
import { expect, test } from "@/e2e/fixtures";

/** Links in every form that people copy, each to a different video. */
function everyForm(): string[] {
  const forms: [SomeVideo["platform"], string[]][] = [
    [
      "tiktok",
      [
        "https://www.tiktok.com/@user/video/ID?lang=en",
        "https://www.tiktok.com/@user/photo/ID",
        "https://m.tiktok.com/v/ID.html",
        "https://www.tiktok.com/embed/v2/ID",
        "https://www.tiktok.com/player/v1/ID",
      ],
    ],
    [
      "youtube",
      [
        "https://www.youtube.com/watch?v=ID&t=42s",
        "https://youtu.be/ID?si=abc",
        "https://m.youtube.com/shorts/ID",
        "https://www.youtube.com/live/ID",
        "https://www.youtube-nocookie.com/embed/ID",
        "youtu.be/ID",
      ],
    ],
    [
      "instagram",
      [
        "https://www.instagram.com/p/ID/",
        "https://www.instagram.com/user/reel/ID/?igsh=abc",
        "https://instagram.com/reels/ID",
        "https://www.instagram.com/tv/ID/",
      ],
    ],
    [
      "twitter",
      [
        "https://twitter.com/user/status/ID?s=20",
        "https://mobile.twitter.com/user/status/ID",
        "https://x.com/i/web/status/ID",
        "<https://x.com/user/status/ID/photo/1>",
      ],
    ],
  ];
  const direct = forms.flatMap(([platform, links]) => links.map((link) => link.replace("ID", someVideo(platform).id)));
  return [...direct, `https://vm.tiktok.com/Z${someVideo("tiktok").id}/`];
}

for (const language of LANGUAGES)
  test.describe(`videos in ${language}`, () => {
    test("tracks, finds, reads and stops a video", async ({ apiAs, demo }) => {
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

    test("tracks a link in every form that the API accepts", async ({ demo }) => {
      const links = everyForm();
      const code = {
        javascript: `const client = Clipscope.fromEnvironment();
          for (const link of ${JSON.stringify(links)}) {
            const { id, video_link } = await client.trackVideo(link, 1);
            console.log(JSON.stringify([video_link, (await client.stopVideo(id)).new_status]));
          }`,
        python: `client = Clipscope.from_environment()
for link in ${JSON.stringify(links)}:
    video = client.track_video(link, 1)
    print(json.dumps([video["video_link"], client.stop_video(video["id"])["new_status"]], separators=(",", ":")))`,
      };
      const outcome = await runLines(code, language, { url: demo.url, key: demo.keys.full });
      expect(outcome.error).toBe("");
      expect(outcome.lines.map((line) => JSON.parse(line))).toEqual(links.map((link) => [link, "completed"]));
    });

    test("finds a tracked video by another form of its link", async ({ demo }) => {
      const access = { url: demo.url, key: demo.keys.full };
      const { id } = someVideo("youtube");
      const first = await runExample(language, "track-video", [`https://youtu.be/${id}`, "1"], access);
      const tracked = /^Tracking ([a-z0-9]+) /.exec(first.lines[0] ?? "")?.[1];
      const other = `https://m.youtube.com/shorts/${id}?feature=share`;
      const second = await runExample(language, "track-video", [other, "1", "--stop"], access);
      expect([second.error, second.lines[0]]).toEqual(["", `Already tracking ${tracked}`]);
    });

    test("prints errors of the API and its own", async ({ demo }) => {
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
