import type { APIRequestContext } from "@playwright/test";
import { someVideo } from "@/e2e/api/sandbox";
import { expect, test } from "@/e2e/fixtures";

const KEYS = [
  "video_id",
  "external_video_id",
  "stats",
  "id",
  "video_link",
  "channel_id",
  "views",
  "likes",
  "comments",
  "reposts",
  "platform",
  "created_at",
  "title",
  "thumbnail_url",
  "cpm",
  "er",
  "stats_last_updated",
];
const STATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;
const KEY_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00$/;

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

async function trackOne(api: APIRequestContext, platform: "tiktok" | "youtube" = "tiktok") {
  const { id: externalId, link } = someVideo(platform);
  const answer = await api.post("/api/v1/videos/track", { data: { video_link: link, duration_days: 1 } });
  expect(answer.status()).toBe(200);
  const { id }: { id: string } = await answer.json();
  return { id, externalId };
}

test("a new video comes first, with exactly the documented keys, and matches the other family", async ({
  apiAs,
  request,
  demo,
}) => {
  const api = await apiAs(demo.keys.full);
  const { id, externalId } = await trackOne(api);
  try {
    const response = await request.get("/v1/videos/stats/?limit=20&platform=tiktok&status=active", {
      headers: { ...bearer(demo.keys.full), "Content-Type": "application/json" },
    });
    expect(response.status()).toBe(200);
    const body = await response.json();
    expect(Object.keys(body)).toEqual(["success", "data", "meta"]);
    expect(Object.keys(body.data)).toEqual(["data", "pagination"]);
    expect(Object.keys(body.data.pagination)).toEqual(["total", "limit", "offset", "has_more"]);
    expect(body.meta).toEqual({
      processing_time_ms: expect.any(Number),
      request_id: response.headers()["x-request-id"],
    });
    const own = body.data.data.find((video: { external_video_id: string }) => video.external_video_id === externalId);
    expect(Object.keys(own)).toEqual(KEYS);

    const detail = await (await api.get(`/api/v1/videos/${id}`)).json();
    const [{ snapshot_time, views, likes, comments, shares }] = detail.snapshots;
    const key = `${snapshot_time.slice(0, 10)} ${snapshot_time.slice(11, 23)}000+00`;
    const [v, l, c, s] = [views, likes, comments, shares].map(Number);
    expect(key).toMatch(KEY_TIME);
    expect(own.created_at).toMatch(STATE_TIME);
    expect(own).toMatchObject({
      stats: { likes: { [key]: l }, views: { [key]: v }, reposts: { [key]: s }, comments: { [key]: c } },
      views: v,
      likes: l,
      comments: c,
      reposts: s,
      platform: "TikTok",
      title: detail.current_metadata.title,
      thumbnail_url: `${demo.url}/api/thumbnails/${own.video_id}`,
      cpm: 0,
      er: ((Number(l) + Number(c) + Number(s)) * 100) / Number(v),
      stats_last_updated: snapshot_time.replace("Z", "000+00:00"),
    });
  } finally {
    await api.post(`/api/v1/videos/${id}/stop`);
  }
});

test("its thumbnail is available to everyone who knows the link", async ({ request, apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  const { data } = await (await api.get("/api/v1/videos/stats?order=asc&limit=1")).json();
  const [{ thumbnail_url, video_id }] = data.data;
  const picture = await request.get(thumbnail_url);
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/webp"]);
  expect(picture.headers()["cache-control"]).toContain("public");
  const other = await request.get(thumbnail_url.replace(video_id, crypto.randomUUID()));
  expect([other.status(), await other.json()]).toEqual([404, { error: "Thumbnail not found" }]);
  expect((await request.post(thumbnail_url)).status()).toBe(405);
});

test("metrics that YouTube does not report are absent: no reposts, and an empty map", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  const { data } = await (await api.get("/api/v1/videos/stats?platform=YOUTUBE&limit=1&order=asc")).json();
  const [video] = data.data;
  expect([video.platform, video.reposts, video.stats.reposts]).toEqual(["YouTube", null, {}]);
  expect(Object.keys(video.stats.views).length).toBeGreaterThan(100);
  expect(video.er).toBe(((video.likes + video.comments) * 100) / video.views);
});

test("pages contain every video once in every order", async ({ apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  // Repeated if another test added a video between two pages.
  for (const sort of ["created_at", "views", "likes", "updated_at"])
    await expect(async () => {
      const seen: string[] = [];
      let total = 0;
      for (let offset = 0, more = true; more; offset += 3) {
        const query = `sort=${sort}&order=asc&status=completed&limit=3&offset=${offset}`;
        const { data } = await (await api.get(`/api/v1/videos/stats?${query}`)).json();
        seen.push(...data.data.map(({ video_id }: { video_id: string }) => video_id));
        ({ has_more: more, total } = data.pagination);
      }
      expect(total).toBeGreaterThan(3);
      expect([seen.length, new Set(seen).size]).toEqual([total, total]);
    }).toPass();
});

test("errors are flat", async ({ request, apiAs, demo }) => {
  const api = await apiAs(demo.keys.full);
  const bad = await api.get("/api/v1/videos/stats?sort=title");
  expect([bad.status(), await bad.json()]).toEqual([
    400,
    {
      success: false,
      error: "Invalid sort parameter",
      code: "INVALID_PARAMETER",
      details: { valid_sort_options: ["created_at", "views", "likes", "updated_at"] },
    },
  ]);
  const without = await request.get("/v1/videos/stats");
  expect([without.status(), await without.json()]).toEqual([
    401,
    { success: false, error: "Missing Authorization header", code: "MISSING_AUTH" },
  ]);
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const response = await api.fetch("/api/v1/videos/stats", { method });
    expect([response.status(), response.headers().allow, await response.json()]).toEqual([
      405,
      "GET, HEAD, OPTIONS",
      { success: false, error: "Method not allowed", code: "METHOD_NOT_ALLOWED" },
    ]);
  }
});

test("HEAD has no body; another organization sees only its own videos", async ({ apiAs, demo }) => {
  const head = await (await apiAs(demo.keys.full)).head("/api/v1/videos/stats");
  expect([head.status(), await head.text(), head.headers()["content-type"]]).toEqual([200, "", "application/json"]);
  const { data } = await (await (await apiAs(demo.keys.noCredits)).get("/api/v1/videos/stats")).json();
  expect(data).toEqual({ data: [], pagination: { total: 0, limit: 50, offset: 0, has_more: false } });
});

test("arrives completely, in chunks", async ({ apiAs, demo }) => {
  const response = await (await apiAs(demo.keys.full)).get("/api/v1/videos/stats?limit=100");
  const headers = response.headers();
  expect([headers["transfer-encoding"], headers["content-length"]]).toEqual(["chunked", undefined]);
  const { data } = await response.json();
  expect(data.data).toHaveLength(Math.min(100, data.pagination.total));
});
