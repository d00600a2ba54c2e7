import type { APIRequestContext } from "@playwright/test";
import { someVideo } from "@/e2e/api/sandbox";
import { expect, test } from "@/e2e/fixtures";

const VIDEO_KEYS = [
  "canonical_url",
  "channel_id",
  "created_at",
  "current_metadata",
  "days_remaining",
  "external_id",
  "id",
  "job_id",
  "monitoring_duration_days",
  "monitoring_started",
  "platform",
  "status",
  "video_link",
  "video_uuid",
];

let api: APIRequestContext;
let id: string;
let link: string;

test.beforeEach(async ({ apiAs, demo }) => {
  api = await apiAs(demo.keys.full);
  link = someVideo().link;
  const response = await api.post("/api/v1/videos/track", { data: { video_link: link, duration_days: 1 } });
  expect(response.status()).toBe(200);
  ({ id } = await response.json());
});
test.afterEach(async () => {
  await api.post(`/api/v1/videos/${id}/stop`);
});

test("lists newest first, with exactly the documented keys", async () => {
  const response = await api.get("/api/v1/videos?limit=5&status=monitoring&platform=tiktok");
  expect(response.status()).toBe(200);
  const { videos, ...page } = await response.json();
  expect(Object.keys(page).sort()).toEqual(["limit", "next_cursor", "total"]);
  expect(page).toMatchObject({ limit: 5, total: videos.length });
  const times = videos.map(({ created_at }: { created_at: string }) => created_at);
  expect(times).toEqual([...times].sort().reverse());
  const own = videos.find((video: { id: string }) => video.id === id);
  expect(Object.keys(own).sort()).toEqual(VIDEO_KEYS);
  expect(own).toMatchObject({ video_link: link, platform: "tiktok", status: "monitoring", days_remaining: 1 });
  expect(Object.keys(own.current_metadata)).toEqual(["title", "creator"]);
});

test("cursor pages contain every video once, while others are added", async ({ apiAs, demo }) => {
  const { videos: before } = await (await api.get("/api/v1/videos?limit=100")).json();
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const params: Record<string, string | number> = cursor ? { limit: 3, cursor } : { limit: 3 };
    const page = await (await api.get("/api/v1/videos", { params })).json();
    seen.push(...page.videos.map((video: { id: string }) => video.id));
    cursor = page.next_cursor;
  } while (cursor && seen.length < 200);
  expect(new Set(seen).size).toBe(seen.length);
  for (const video of before) expect(seen).toContain(video.id);
  const foreign = await (await apiAs(demo.keys.noCredits)).get("/api/v1/videos", { params: { cursor: id } });
  expect([foreign.status(), (await foreign.json()).details[0].field]).toEqual([400, "cursor"]);
});

for (const [query, field] of [
  ["limit=0", "limit"],
  ["limit=101", "limit"],
  ["limit=x", "limit"],
  ["limit=", "limit"],
  ["platform=vimeo", "platform"],
  ["status=running", "status"],
  ["cursor=nonsense", "cursor"],
])
  test(`refuses ${query}`, async () => {
    const response = await api.get(`/api/v1/videos?${query}`);
    expect(response.status()).toBe(400);
    const { error, details } = await response.json();
    expect([error, details.length, details[0].field]).toEqual(["Invalid request", 1, field]);
  });

test("returns a video with its snapshots, as decimal strings", async () => {
  const response = await api.get(`/api/v1/videos/${id}`);
  expect(response.status()).toBe(200);
  const video = await response.json();
  expect(Object.keys(video).sort()).toEqual([...VIDEO_KEYS, "is_deleted", "last_updated", "snapshots"].sort());
  expect(Object.keys(video.current_metadata)).toEqual(["title", "creator", "description"]);
  expect(video).toMatchObject({ id, video_link: link, is_deleted: false });
  const [snapshot] = video.snapshots;
  expect(Object.keys(snapshot).sort()).toEqual(
    ["comments", "id", "likes", "provider", "saves", "shares", "snapshot_id", "snapshot_time", "views"].sort(),
  );
  expect(snapshot.id).toMatch(/^snap_/);
  for (const metric of ["views", "likes", "comments", "shares", "saves"]) expect(snapshot[metric]).toMatch(/^\d+$/);
  expect(video.last_updated).toBe(snapshot.snapshot_time);
});

test("?since returns only newer snapshots", async () => {
  const since = async (value: string) => api.get(`/api/v1/videos/${id}`, { params: { since: value } });
  expect((await (await since(new Date().toISOString())).json()).snapshots).toEqual([]);
  expect((await (await since("2020-01-01T00:00:00Z")).json()).snapshots).toHaveLength(1);
  const bad = await since("yesterday");
  expect([bad.status(), (await bad.json()).details[0].field]).toEqual([400, "since"]);
});

test("an unchanged video is 304 by its ETag", async () => {
  const first = await api.get(`/api/v1/videos/${id}`);
  const etag = first.headers().etag ?? "";
  const second = await api.get(`/api/v1/videos/${id}`, { headers: { "If-None-Match": etag } });
  expect([second.status(), await second.text(), second.headers().etag]).toEqual([304, "", etag]);
  await api.post(`/api/v1/videos/${id}/stop`);
  expect((await api.get(`/api/v1/videos/${id}`, { headers: { "If-None-Match": etag } })).status()).toBe(200);
});

test("stops a video once; a second time changes nothing", async () => {
  const detail = await (await api.get(`/api/v1/videos/${id}`)).json();
  const answer = { success: true, id, job_id: detail.job_id, video_link: link };
  const stopped = await api.post(`/api/v1/videos/${id}/stop`);
  expect([stopped.status(), await stopped.json()]).toEqual([
    200,
    { ...answer, previous_status: "monitoring", new_status: "completed" },
  ]);
  const again = await api.post(`/api/v1/videos/${id}/stop`);
  expect([again.status(), await again.json()]).toEqual([
    200,
    { ...answer, previous_status: "completed", new_status: "completed" },
  ]);
  const after = await (await api.get(`/api/v1/videos/${id}`)).json();
  expect(after).toMatchObject({ status: "completed", days_remaining: 0, snapshots: detail.snapshots });
});

test("another organization's video is the same 404 as an unknown one", async ({ apiAs, demo }) => {
  const stranger = await apiAs(demo.keys.noCredits);
  const odd = ["unknown0", "%00", "a%2Fb", "UPPER", "x".repeat(300)];
  for (const path of [id, ...odd]) {
    const read = await stranger.get(`/api/v1/videos/${path}`);
    expect([read.status(), await read.json()]).toEqual([404, { error: "Video not found" }]);
    const stop = await stranger.post(`/api/v1/videos/${path}/stop`);
    expect([stop.status(), await stop.json()]).toEqual([404, { error: "Video not found" }]);
  }
  expect((await (await api.get(`/api/v1/videos/${id}`)).json()).status).toBe("monitoring");
});
