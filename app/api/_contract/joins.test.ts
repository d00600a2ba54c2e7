import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { call } from "@/app/api/_contract/served";
import { trackings, videos } from "@/db/schema";
import { seedChannel } from "@/lib/channels/channels/fixtures";
import type { OrganizationContext } from "@/lib/core/context";
import { seedHistories } from "@/lib/tracking/snapshots/fixtures";
import type { VideoDetail, VideoList } from "@/lib/tracking/videos/schemas";
import type { VideoStatsAnswer } from "@/lib/tracking/videos/stats-schemas";
import { ctx, newKey, newVideo, organizationWith } from "@/test/contract";

let own: OrganizationContext;
let key = "";
let video: { id: string; video_link: string };

const get = async <T>(path: string, as = key) => {
  const { status, body } = await call("GET", `/api/v1${path}`, { key: as });
  return { status, body: body as T };
};

beforeAll(async () => {
  own = await organizationWith({});
  key = await newKey(own);
  video = await newVideo(own);
});

test("a video has the same IDs in families A and B", async () => {
  const detail = (await get<VideoDetail>(`/videos/${video.id}`)).body;
  const listed = (await get<VideoList>("/videos")).body.videos[0];
  const statistics = (await get<VideoStatsAnswer>("/videos/stats")).body.data.data[0];
  const externalId = video.video_link.split("/").at(-1);
  const ids = { external_id: externalId, channel_id: null, video_uuid: detail.video_uuid };
  expect(detail).toMatchObject({ id: video.id, canonical_url: expect.stringContaining(`${externalId}`), ...ids });
  expect(listed).toMatchObject({ id: video.id, canonical_url: detail.canonical_url, ...ids });
  expect(statistics).toMatchObject({
    id: video.id,
    video_id: detail.video_uuid,
    external_video_id: externalId,
    video_link: video.video_link,
    channel_id: null,
  });
});

test("a video is found by either ID, and another organization's by neither", async () => {
  const { video_uuid } = (await get<VideoDetail>(`/videos/${video.id}`)).body;
  for (const id of [video_uuid, video_uuid.toUpperCase()])
    expect((await get<VideoDetail>(`/videos/${id}`)).body.id).toBe(video.id);
  const foreignKey = await newKey(await organizationWith({}));
  expect(await get(`/videos/${video_uuid}`, foreignKey)).toEqual({ status: 404, body: { error: "Video not found" } });
  const foreign = await call("POST", `/api/v1/videos/${video_uuid}/stop`, { key: foreignKey });
  expect(foreign.status).toBe(404);
  const stopped = await call("POST", `/api/v1/videos/${video_uuid}/stop`, { key });
  expect(stopped.body).toMatchObject({ id: video.id, previous_status: "monitoring", new_status: "completed" });
});

test("a video's snapshots can be limited or left out", async () => {
  const { id } = await newVideo(own);
  const { body: whole } = await get<VideoDetail>(`/videos/${id}`);
  const [first] = whole.snapshots;
  if (!first) throw new Error("no snapshot");
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  const at = (hours: number) => new Date(Date.parse(first.snapshot_time) + hours * 3_600_000);
  const history = [0, 1, 2, 3].map((hour) => ({ hour, takenAt: at(hour) }));
  await seedHistories(ctx, new Map([[tracking?.id ?? 0, history]]));
  const times = async (query: string) =>
    (await get<VideoDetail>(`/videos/${id}?${query}`)).body.snapshots.map(({ snapshot_time }) => snapshot_time);
  const iso = (...hours: number[]) => hours.map((hour) => at(hour).toISOString());
  expect(await times("")).toEqual(iso(0, 1, 2, 3));
  expect(await times(`until=${iso(2)}`)).toEqual(iso(0, 1, 2));
  expect(await times(`since=${iso(0)}&until=${iso(2)}`)).toEqual(iso(1, 2));
  expect(await times(`since=${iso(0)}&limit=2`)).toEqual(iso(1, 2));
  expect(await times("limit=1")).toEqual(iso(0));
  expect(await times(`since=${iso(2)}&until=${iso(1)}`)).toEqual([]);
  const { body: bare } = await get<VideoDetail>(`/videos/${id}?snapshots=false`);
  expect(bare).toEqual({ ...whole, snapshots: [], days_remaining: expect.any(Number) });
  expect((await get(`/videos/${id}?snapshots=0`)).status).toBe(400);
});

test("a video has its creator's channel, which a search for the creator finds", async () => {
  const second = await newVideo(own);
  const { external_id } = (await get<VideoDetail>(`/videos/${second.id}`)).body;
  await ctx.db
    .update(videos)
    .set({ platform: "youtube", creator: "The Example Show", creatorId: "UCexampleexampleexample0" })
    .where(eq(videos.externalId, external_id));
  const channel = await seedChannel(ctx, {
    platform: "youtube",
    externalId: "UCexampleexampleexample0",
    username: "theexampleshow",
  });
  expect((await get<VideoDetail>(`/videos/${second.id}`)).body.channel_id).toBe(channel.uuid);
  expect((await get<VideoList>("/videos")).body.videos[0]?.channel_id).toBe(channel.uuid);
  const statistics = (await get<VideoStatsAnswer>("/videos/stats")).body.data.data[0];
  expect(statistics?.channel_id).toBe(channel.uuid);
  for (const name of ["The Example Show", "the example show"])
    expect(
      (await get<object>(`/channels/search?media=youtube&username=${encodeURIComponent(name)}`)).body,
    ).toMatchObject({ count: 1, results: [{ id: channel.uuid, username: "theexampleshow" }] });
  const nobody = await get(`/channels/search?media=youtube&username=${encodeURIComponent("Nobody's Show")}`);
  expect(nobody.body).toEqual({ count: 0, next: null, previous: null, results: [] });
});
