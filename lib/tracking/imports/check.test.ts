import { afterEach, describe, expect, it } from "vitest";
import { platformQuotas, videoImports } from "@/db/schema";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { advanceImport } from "@/lib/tracking/imports/advance";
import { getImport } from "@/lib/tracking/imports/get";
import { listImportLines } from "@/lib/tracking/imports/lines";
import { recheckImport } from "@/lib/tracking/imports/recheck";
import { ImportDetail } from "@/lib/tracking/imports/schemas";
import { driveImport, freshVideo, importLines, setUpImporter, storedLines, trackingsOf } from "@/test/imports";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

afterEach(clearFaults);

const verdicts = async (...args: Parameters<typeof storedLines>) =>
  (await storedLines(...args)).map(({ line, verdict }) => [line, verdict]);

describe("checking", () => {
  it("gives every line its verdict and changes nothing else", async () => {
    const { member, ctx } = await setUpImporter();
    const [fresh, tracked, gone, secret, quiet] = [
      freshVideo(),
      freshVideo("twitter"),
      freshVideo(),
      freshVideo("instagram"),
      freshVideo("tiktok"),
    ];
    const running = await trackVideo(member, { video_link: tracked.link, duration_days: 1 });
    await injectFault({ platform: "youtube", fault: "absent", ids: [gone.externalId] });
    await injectFault({ platform: "instagram", fault: "private", ids: [secret.externalId] });
    await injectFault({ platform: "tiktok", fault: "http_500", ids: [quiet.externalId] });
    const short = "https://vm.tiktok.com/ZMabc123/";
    const { id } = await importLines(member, [
      fresh.link,
      "",
      tracked.link,
      `https://youtu.be/${fresh.externalId}?si=x`,
      short,
      "https://vm.tiktok.com/goneForEver/",
      "not a link",
      "https://www.youtube.com/@someone",
      gone.link,
      secret.link,
      quiet.link,
    ]);
    const before = await trackingsOf(member);
    const detail = ImportDetail.parse(await driveImport(member, id));
    expect(await verdicts(member, id)).toEqual([
      [1, "new"],
      [3, "tracked"],
      [4, "repeated"],
      [5, "new"],
      [6, "unavailable"],
      [7, "not_a_video"],
      [8, "not_a_video"],
      [9, "unavailable"],
      [10, "private"],
      [11, "unanswered"],
    ]);
    expect(detail).toMatchObject({
      status: "ready",
      lines: 10,
      checked: 10,
      short_links: 2,
      is_worked_on: false,
      created_by: "Ines Importer",
      quote: { videos: 2, snapshots: 48, cost_usd: 0.72, missing_usd: 0, max_videos: 10_000, free_places: 9_999 },
    });
    const { lines } = await listImportLines(member, { id, page: 1 });
    expect(lines.find(({ line }) => line === 3)).toMatchObject({ video_id: running.id });
    expect(lines.find(({ line }) => line === 4)?.reason).toBe("Same video as on line 1.");
    expect(lines.find(({ line }) => line === 5)).toMatchObject({
      text: short,
      is_short: true,
      canonical_url: expect.stringContaining("tiktok.com/@/video/"),
      title: expect.any(String),
    });
    expect(await trackingsOf(member)).toEqual(before);

    // The platform is back: only that line is checked again.
    await clearFaults();
    await ctx.db.delete(platformQuotas);
    const calls = await countCalls("youtube");
    expect((await recheckImport(member, { id })).status).toBe("checking");
    expect((await driveImport(member, id)).counts).toMatchObject({ new: 3, unanswered: 0 });
    expect(await countCalls("youtube")).toBe(calls);
  });

  it("checks 500 lines in batches and reports progress", async () => {
    const { member } = await setUpImporter();
    const calls = await countCalls("youtube");
    const { id } = await importLines(
      member,
      Array.from({ length: 500 }, () => freshVideo().link),
    );
    const first = await advanceImport(member, { id });
    expect(first).toMatchObject({ status: "checking", lines: 500, checked: 50 });
    expect((await driveImport(member, id)).counts.new).toBe(500);
    expect((await countCalls("youtube")) - calls).toBe(20);
    const last = await listImportLines(member, { id, page: 10, verdict: "new" });
    expect(last).toMatchObject({ total: 500, per_page: 50 });
    expect(last.lines.at(-1)?.line).toBe(500);
  });

  it.each(PLATFORMS)("reads lines of %s", async (platform) => {
    const { member } = await setUpImporter();
    const { id } = await importLines(member, [freshVideo(platform).link, freshVideo(platform).link]);
    expect((await driveImport(member, id)).counts.new).toBe(2);
  });

  it("ends immediately if there is nothing to decide", async () => {
    const { member } = await setUpImporter();
    const { id } = await importLines(member, ["hello", "world"]);
    expect(await driveImport(member, id)).toMatchObject({
      status: "done",
      quote: null,
      finished_at: expect.any(String),
      reasons: [
        { reason: "This isn't a link. Paste the address of a video, such as https://youtu.be/dQw4w9WgXcQ.", lines: 2 },
      ],
    });
  });
});

describe("two concurrent workers", () => {
  it("never process a line twice: one works, the other gets its progress", async () => {
    const { member } = await setUpImporter();
    const { id } = await importLines(
      member,
      Array.from({ length: 40 }, () => freshVideo("tiktok").link),
    );
    const calls = await countCalls("tiktok");
    const answers = await Promise.all([advanceImport(member, { id }), advanceImport(member, { id })]);
    expect(answers.map(({ status }) => status)).toContain("ready");
    expect((await countCalls("tiktok")) - calls).toBe(40);
    expect((await driveImport(member, id)).counts.new).toBe(40);
  });

  it("a lease that was never released expires", async () => {
    const { member, ctx, clock } = await setUpImporter();
    const { id } = await importLines(member, [freshVideo().link]);
    await ctx.db.update(videoImports).set({ leasedUntil: new Date(ctx.now().getTime() + 60_000) });
    expect(await advanceImport(member, { id })).toMatchObject({ checked: 0, is_worked_on: true });
    clock.advance(61_000);
    expect(await advanceImport(member, { id })).toMatchObject({ checked: 1, is_worked_on: false });
    expect((await getImport(member, { id })).status).toBe("ready");
  });
});
