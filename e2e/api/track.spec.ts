import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { someVideo, withFault } from "@/e2e/api/sandbox";
import { expect, test } from "@/e2e/fixtures";

const PATH = "/api/v1/videos/track";
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

let api: APIRequestContext;
const started: string[] = [];

test.beforeEach(async ({ apiAs, demo }) => {
  api = await apiAs(demo.keys.full);
});
test.afterEach(async () => {
  for (const id of started.splice(0)) await api.post(`/api/v1/videos/${id}/stop`);
});

async function track(data: object, headers: Record<string, string> = {}) {
  const response = await api.post(PATH, { data, headers });
  const body = await response.json();
  if (response.status() === 200) started.push(body.id);
  return { response, status: response.status(), body };
}

async function links(): Promise<string[]> {
  const { videos } = await (await api.get("/api/v1/videos?limit=100")).json();
  return videos.map((video: { video_link: string }) => video.video_link);
}

for (const platform of ["tiktok", "youtube", "instagram", "twitter"] as const)
  test(`tracks a video of ${platform} and has its first snapshot immediately`, async () => {
    const { link } = someVideo(platform);
    const { status, body } = await track({ video_link: link, duration_days: 7 });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^[a-z][a-z0-9]{10,}$/),
      job_id: expect.stringMatching(/^job_[a-z0-9]+$/),
      video_link: link,
      platform,
      status: "monitoring",
      monitoring_duration_days: 7,
      days_remaining: 7,
      estimated_cost: 2.52,
      created_at: expect.stringMatching(ISO),
    });
    const { snapshots } = await (await api.get(`/api/v1/videos/${body.id}`)).json();
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0].likes).toMatch(/^\d+$/);
    if (platform === "youtube") expect([snapshots[0].shares, snapshots[0].saves]).toEqual([null, null]);
  });

test("the estimate is exact to the cent", async () => {
  const { body } = await track({ video_link: someVideo().link, duration_days: 10 });
  expect(body.estimated_cost).toBe(3.6);
});

test("resolves short links, and returns them as sent", async () => {
  const link = `https://vm.tiktok.com/Z${randomUUID().slice(0, 8)}/`;
  const { status, body } = await track({ video_link: link, duration_days: 1 });
  expect(status).toBe(200);
  expect(body).toMatchObject({ platform: "tiktok", video_link: link });
});

const invalidLink = { field: "video_link", message: "Invalid URL format" };
const invalidDays = { field: "duration_days", message: "Must be a whole number from 1 to 30, for example 7" };
for (const [name, data, details] of [
  ["an unknown host", { video_link: "https://vimeo.com/1", duration_days: 7 }, [invalidLink]],
  ["a page that is not a video", { video_link: "https://www.tiktok.com/@user", duration_days: 7 }, [invalidLink]],
  ["no URL", { video_link: "hello", duration_days: 7 }, [invalidLink]],
  ["31 days", { video_link: someVideo().link, duration_days: 31 }, [invalidDays]],
  ["half a day", { video_link: someVideo().link, duration_days: 1.5 }, [invalidDays]],
  ["days as text", { video_link: someVideo().link, duration_days: "7" }, [invalidDays]],
  ["both wrong", { video_link: "hello", duration_days: 0 }, [invalidLink, invalidDays]],
] as const)
  test(`refuses ${name}`, async () => {
    expect(await track(data)).toMatchObject({ status: 400, body: { error: "Invalid request", details } });
  });

test("reports every missing field, and the body if it is not an object", async () => {
  const { body } = await track({});
  expect(body.details.map(({ field }: { field: string }) => field)).toEqual(["video_link", "duration_days"]);
  for (const data of ["{", "[]", "null", ""]) {
    const response = await api.post(PATH, { data: Buffer.from(data), headers: { "Content-Type": "application/json" } });
    expect(response.status()).toBe(400);
    expect((await response.json()).details.map(({ field }: { field: string }) => field)).toEqual(["body"]);
  }
});

test("a video that doesn't exist on its platform is a 404 and leaves nothing", async ({ request, demo }) => {
  const video = someVideo("youtube");
  await withFault(request, demo.sandboxUrl, "absent", video, async () => {
    const { status, body } = await track({ video_link: video.link, duration_days: 7 });
    expect([status, body]).toEqual([404, { error: "Video not found or is private" }]);
  });
  expect(await links()).not.toContain(video.link);
});

for (const fault of ["html_body", "http_500"])
  test(`a platform that responds with ${fault} is a 500, and nothing is written or charged`, async ({
    request,
    demo,
  }) => {
    const video = someVideo("youtube");
    const headers = { "Idempotency-Key": randomUUID() };
    await withFault(request, demo.sandboxUrl, fault, video, async () => {
      const { status, body } = await track({ video_link: video.link, duration_days: 7 }, headers);
      expect([status, body]).toEqual([
        500,
        { error: "Failed to start monitoring - invalid response from tracking API" },
      ]);
    });
    expect(await links()).not.toContain(video.link);
    // A failure is not stored: the same key can be used again.
    expect((await track({ video_link: video.link, duration_days: 1 }, headers)).status).toBe(200);
  });

test("without enough balance it is a 402 with the missing amount, before the platform is called", async ({
  apiAs,
  demo,
}) => {
  const poor = await apiAs(demo.keys.noCredits);
  const video_link = someVideo().link;
  const response = await poor.post(PATH, { data: { video_link, duration_days: 7 } });
  expect(response.status()).toBe(402);
  expect(await response.json()).toEqual({
    error: "Insufficient balance",
    balance: 0,
    estimated_cost: 2.52,
    required: 2.52,
  });
  const { total, videos } = await (await poor.get("/api/v1/videos")).json();
  expect([total, videos]).toEqual([0, []]);
});

test("an idempotent request runs once, and its response is replayed unchanged", async () => {
  const headers = { "Idempotency-Key": randomUUID() };
  const data = { video_link: someVideo().link, duration_days: 1 };
  const first = await track(data, headers);
  const again = await api.post("/v1/videos/track/", { data, headers });
  expect(await again.text()).toBe(await first.response.text());
  expect(again.headers()["idempotent-replayed"]).toBe("true");
  expect(first.response.headers()["idempotent-replayed"]).toBeUndefined();
  const other = await api.post(PATH, { data: { ...data, duration_days: 2 }, headers });
  expect([other.status(), await other.json()]).toEqual([
    422,
    { error: "This Idempotency-Key was used with another request body" },
  ]);
  expect((await links()).filter((link) => link === data.video_link)).toHaveLength(1);
});

test("identical parallel requests start one tracking", async () => {
  const headers = { "Idempotency-Key": randomUUID() };
  const data = { video_link: someVideo().link, duration_days: 1 };
  const twins = await Promise.all(Array.from({ length: 6 }, () => track(data, headers)));
  const ids = new Set(twins.filter(({ status }) => status === 200).map(({ body }) => body.id));
  expect(ids.size).toBe(1);
  for (const { status, body } of twins.filter(({ status }) => status !== 200))
    expect([status, body]).toEqual([409, { error: "A request with this Idempotency-Key is still in progress" }]);
  started.splice(0, started.length, ...ids);
});

test("an Idempotency-Key of more than 255 characters is 400", async () => {
  const headers = { "Idempotency-Key": "x".repeat(256) };
  const { status, body } = await track({ video_link: someVideo().link, duration_days: 1 }, headers);
  expect([status, body.details[0].field]).toEqual([400, "Idempotency-Key"]);
});
