import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { mintId } from "./ids";
import { type Client, hoursAfter, hoursBefore, type Json, NOW, startClient, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const id = mintId("youtube", hoursBefore(30), "a video");
const PARTS = "part=snippet,statistics,contentDetails,status";
const reason = (body: Json) => body.error?.errors?.[0]?.reason;

describe("videos", () => {
  it("have the documented form, with counts as strings", async () => {
    const { status, body } = await client.youtube(videoPath("youtube", id));
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: "youtube#videoListResponse", pageInfo: { totalResults: 1 } });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      kind: "youtube#video",
      id,
      snippet: {
        publishedAt: "2026-11-19T06:00:00Z",
        channelId: expect.stringMatching(/^UC[0-9A-Za-z_-]{22}$/),
        title: expect.stringMatching(/./),
        thumbnails: { high: { url: expect.stringContaining(`${client.url}/thumbnails/youtube/${id}.`) } },
        liveBroadcastContent: "none",
      },
      contentDetails: { duration: expect.stringMatching(/^PT(\d+M)?\d+S$/) },
      statistics: {
        viewCount: expect.stringMatching(/^[1-9]\d*$/),
        likeCount: expect.stringMatching(/^\d+$/),
        commentCount: expect.stringMatching(/^\d+$/),
      },
      status: { uploadStatus: "processed", privacyStatus: "public" },
    });
  });

  it("contain only the requested parts", async () => {
    const { body } = await client.youtube(`/videos:batchGetStats?part=id,statistics&id=${id}`);
    expect(Object.keys(body.items[0] ?? {})).toEqual(["kind", "etag", "id", "statistics"]);
  });

  it("is a pure function of ID and time", async () => {
    const views = async (now?: Date) =>
      Number((await client.youtube(videoPath("youtube", id), now)).body.items[0]?.statistics?.viewCount);
    const first = await views();
    expect(await views(hoursAfter(5))).toBeGreaterThan(first);
    expect(await views()).toBe(first);
  });

  it("absent, private and malformed IDs are missing from a 200", async () => {
    const { status, body } = await client.youtube(videoPath("youtube", `GONE1234567,short,${id},PRIV1234567`));
    expect(status).toBe(200);
    expect(body.items.map((item) => item.id)).toEqual([id]);
  });

  it("reserved IDs hide likes and comments", async () => {
    const { body } = await client.youtube(videoPath("youtube", "NOLK1234567,NOCM1234567"));
    expect(body.items[0]?.statistics).not.toHaveProperty("likeCount");
    expect(body.items[1]?.statistics).not.toHaveProperty("commentCount");
  });

  it("accepts 50 IDs and rejects 51", async () => {
    const ids = Array.from({ length: 51 }, (_, seed) => mintId("youtube", hoursBefore(9), seed));
    expect((await client.youtube(videoPath("youtube", ids.slice(1).join(",")))).body.items).toHaveLength(50);
    const refused = await client.youtube(videoPath("youtube", ids.join(",")));
    expect([refused.status, reason(refused.body)]).toEqual([400, "invalidFilters"]);
  });

  it.each([
    [`/videos?${PARTS}`, "missingRequiredParameter"],
    [`/videos?id=${id}`, "missingRequiredParameter"],
    [`/videos?part=everything&id=${id}`, "unknownPart"],
  ])("rejects %s with %s", async (path, expected) => {
    const { status, body } = await client.youtube(path);
    expect([status, reason(body)]).toEqual([400, expected]);
  });

  it("rejects a missing and a wrong key like Google", async () => {
    const missing = await client.call(`/youtube/v3/videos?${PARTS}&id=${id}`, {});
    expect([missing.status, missing.body.error?.status]).toEqual([403, "PERMISSION_DENIED"]);
    const wrong = await client.call(`/youtube/v3/videos?${PARTS}&id=${id}&key=AIza`, {});
    expect([wrong.status, reason(wrong.body), wrong.body.error?.details?.[0]?.reason]).toEqual([
      400,
      "badRequest",
      "API_KEY_INVALID",
    ]);
  });
});

describe("channels and their uploads", () => {
  const channelOf = async (now?: Date) =>
    (await client.youtube(`/channels?${"part=snippet,statistics,contentDetails"}&forHandle=@quickfox`, now)).body
      .items[0];

  it("are found by handle and by id alike, with rounded subscribers", async () => {
    const channel = await channelOf();
    expect(channel?.snippet?.customUrl).toBe("@quickfox");
    const { body } = await client.youtube(`/channels?part=snippet,statistics,contentDetails&id=${channel?.id}`);
    expect(body.items[0]).toEqual(channel);
    expect(channel?.contentDetails?.relatedPlaylists?.uploads).toBe(`UU${String(channel?.id).slice(2)}`);
    expect(String(channel?.statistics?.subscriberCount).replace(/0+$/, "").length).toBeLessThanOrEqual(3);
  });

  it("subscribers drift over months", async () => {
    const counts = await Promise.all(
      [0, 1_000, 2_000, 4_000].map(async (hours) => (await channelOf(hoursBefore(hours)))?.statistics?.subscriberCount),
    );
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  it("lists uploads newest first in pages, with the counts of the video endpoint", async () => {
    const uploads = (await channelOf())?.contentDetails?.relatedPlaylists?.uploads;
    const first = await client.youtube(
      `/playlistItems?part=snippet,contentDetails&playlistId=${uploads}&maxResults=20`,
    );
    const second = await client.youtube(
      `/playlistItems?part=snippet,contentDetails&playlistId=${uploads}&maxResults=20&pageToken=${first.body.nextPageToken}`,
    );
    const items = [...first.body.items, ...second.body.items];
    const ids = items.map((item) => String(item.contentDetails?.videoId));
    expect(new Set(ids).size).toBe(40);
    const times = items.map((item) => String(item.snippet?.publishedAt));
    expect(times).toEqual(times.toSorted().toReversed());
    expect(Date.parse(times[0] ?? "")).toBeLessThanOrEqual(NOW.getTime());
    const videos = await client.youtube(`/videos?part=snippet&id=${ids.join(",")}`);
    expect(videos.body.items.map((item) => item.snippet?.publishedAt)).toEqual(times);
    expect(new Set(videos.body.items.map((item) => `UU${String(item.snippet?.channelId).slice(2)}`))).toEqual(
      new Set([uploads]),
    );
    const found = await client.youtube(
      `/search?part=snippet&channelId=UC${String(uploads).slice(2)}&type=video&order=date&maxResults=5`,
    );
    expect(found.body.items.map((item) => item.id?.videoId)).toEqual(ids.slice(0, 5));
  });

  it("rejects an unknown playlist and a wrong page token", async () => {
    const unknown = await client.youtube("/playlistItems?part=snippet&playlistId=PLnothing");
    expect([unknown.status, reason(unknown.body)]).toEqual([404, "playlistNotFound"]);
    const token = await client.youtube(
      "/playlistItems?part=snippet&playlistId=UUqapHb_EbsrIOLu6hymoIwx&pageToken=CAUQAA",
    );
    expect([token.status, reason(token.body)]).toEqual([400, "invalidPageToken"]);
  });
});
