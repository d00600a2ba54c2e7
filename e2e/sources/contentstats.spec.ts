import { randomUUID } from "node:crypto";
import { someVideo, withFault } from "@/e2e/api/sandbox";
import { expect, test } from "@/e2e/fixtures";
import { CLIENT_NAMES, CLIENTS, call } from "@/e2e/sources/clients";
import { type DemoKey, demoKey, type NewOrganization, newOrganization } from "@/e2e/sources/organization";

/*
 * The ContentStats API: `POST /videos/track`, `GET /videos`, `GET /videos/{id}`, `POST /videos/{id}/stop` and
 * `GET /usage` with the header `X-API-Key`, as its overview and its page on tracking document them.
 */

const BASES = ["/api/v1", "/v1"];
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

let organization: NewOrganization;
let key: string;
/** A key of the demo organization, whose plan allows enough tracking. */
let demoAccess: DemoKey;
let at: (path: string) => string;
let headers: Record<string, string>;
const started: string[] = [];

test.beforeAll(async ({ playwright, demo }) => {
  organization = await newOrganization(playwright, demo);
  key = await organization.createKey();
  demoAccess = await demoKey(playwright, demo);
  at = (path) => `${demo.url}/api/v1${path}`;
  headers = { "X-API-Key": key };
});
test.afterEach(async () => {
  for (const id of started.splice(0))
    await call(at(`/videos/${id}/stop`), { method: "POST", headers: { "X-API-Key": demoAccess.key } });
});
test.afterAll(() => Promise.all([organization?.dispose(), demoAccess?.revoke()]));

interface Tracked {
  id: string;
  video_link: string;
  platform: string;
  created_at: string;
}

async function track(demo: { url: string }, link: string, days = 7, more = {}) {
  const answer = await call(`${demo.url}/api/v1/videos/track`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-API-Key": demoAccess.key, ...more },
    body: JSON.stringify({ video_link: link, duration_days: days }),
  });
  const body = answer.body as Tracked;
  if (answer.status === 200) started.push(body.id);
  return { ...answer, body };
}

test.describe("POST /videos/track", () => {
  for (const client of CLIENT_NAMES)
    test(`the documented request from ${client} returns the documented body`, async ({ demo }) => {
      const { link } = someVideo("tiktok");
      const { status, body, headers: told } = await track(demo, link, 7, CLIENTS[client]);
      expect(status).toBe(200);
      expect(told["content-type"]).toMatch(/^application\/json/);
      expect(body).toEqual({
        id: expect.stringMatching(/^[a-z][a-z0-9]{10,}$/),
        job_id: expect.stringMatching(/^job_[a-z0-9]+$/),
        video_link: link,
        platform: "tiktok",
        status: "monitoring",
        monitoring_duration_days: 7,
        days_remaining: 7,
        estimated_cost: 2.52,
        created_at: expect.stringMatching(ISO),
      });
    });

  test("the body is read as JSON regardless of its declared type", async ({ demo }) => {
    for (const type of [
      "application/json",
      "application/json; charset=utf-8",
      "application/JSON;charset=UTF-8",
      "application/x-www-form-urlencoded",
      "text/plain;charset=UTF-8",
      "application/octet-stream",
      null,
    ]) {
      const { link } = someVideo("tiktok");
      const answer = await call(`${demo.url}/v1/videos/track`, {
        method: "POST",
        headers: { "X-API-Key": demoAccess.key, ...(type && { "Content-Type": type }) },
        body: JSON.stringify({ video_link: link, duration_days: 1 }),
      });
      expect([type, answer.status]).toEqual([type, 200]);
      started.push((answer.body as Tracked).id);
    }
  });

  // The documented forms, with IDs that nothing else tracks.
  const { id: tiktok } = someVideo("tiktok");
  const { id: youtube } = someVideo("youtube");
  const { id: instagram } = someVideo("instagram");
  const { id: twitter } = someVideo("twitter");
  for (const [platform, link] of [
    ["tiktok", `https://www.tiktok.com/@user/video/${tiktok}`],
    ["tiktok", "https://www.tiktok.com/@user/video/7234567890"],
    ["tiktok", "https://vm.tiktok.com/abc123/"],
    ["tiktok", "https://www.tiktok.com/t/abc123/"],
    ["youtube", `https://www.youtube.com/watch?v=${youtube}`],
    ["youtube", `https://youtu.be/${youtube}`],
    ["youtube", `https://www.youtube.com/embed/${youtube}`],
    ["instagram", `https://www.instagram.com/p/${instagram}/`],
    ["instagram", `https://www.instagram.com/reel/${instagram}/`],
    ["twitter", `https://twitter.com/user/status/${twitter}`],
    ["twitter", `https://x.com/user/status/${twitter}`],
  ] as const)
    test(`tracks ${link.replace(/[A-Za-z0-9]{11,}/, "…")}`, async ({ demo }) => {
      const { status, body } = await track(demo, link, 1);
      expect([status, body.platform, body.video_link]).toEqual([200, platform, link]);
    });

  test("duration and cost follow the documented formula", async ({ demo }) => {
    for (const [days, cost] of [
      [1, 0.36],
      [7, 2.52],
      [10, 3.6],
      [30, 10.8],
    ] as const) {
      const { body } = await track(demo, someVideo("tiktok").link, days);
      expect([days, body]).toMatchObject([days, { monitoring_duration_days: days, estimated_cost: cost }]);
    }
  });

  test("400 as documented: an invalid link, a duration outside 1–30 days, missing fields", async () => {
    const send = (body: unknown) =>
      call(at("/videos/track"), {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    const link = await send({ video_link: "not a link", duration_days: 7 });
    expect([link.status, link.body]).toEqual([
      400,
      { error: "Invalid request", details: [{ field: "video_link", message: "Invalid URL format" }] },
    ]);
    for (const duration_days of [0, 31, 1.5, "7", null])
      expect(await send({ video_link: someVideo().link, duration_days })).toMatchObject({
        status: 400,
        body: { error: "Invalid request", details: [{ field: "duration_days", message: expect.any(String) }] },
      });
    expect(await send({})).toMatchObject({
      status: 400,
      body: { error: "Invalid request", details: [{ field: "video_link" }, { field: "duration_days" }] },
    });
  });

  test("401 as documented, for a missing and for an invalid key", async () => {
    const refused: Record<string, string>[] = [{}, { "X-API-Key": "cs_live_YOUR_KEY" }, { "X-API-Key": "" }];
    for (const access of refused) {
      const answer = await call(at("/videos/track"), {
        method: "POST",
        headers: { ...access, "Content-Type": "application/json" },
        body: JSON.stringify({ video_link: someVideo().link, duration_days: 7 }),
      });
      expect([answer.status, answer.body]).toEqual([401, { error: "API key required" }]);
    }
  });

  test("402 with the documented amounts, and nothing is started", async ({ playwright, demo }) => {
    const poor = await newOrganization(playwright, demo);
    try {
      await poor.setBalance(0.5);
      const access = { "X-API-Key": await poor.createKey() };
      const answer = await call(at("/videos/track"), {
        method: "POST",
        headers: { ...access, "Content-Type": "application/json" },
        body: JSON.stringify({ video_link: someVideo().link, duration_days: 7 }),
      });
      expect([answer.status, answer.body]).toEqual([
        402,
        { error: "Insufficient balance", balance: 0.5, estimated_cost: 2.52, required: 2.02 },
      ]);
      const list = await call(at("/videos"), { headers: access });
      expect(list.body).toMatchObject({ videos: [], total: 0 });
    } finally {
      await poor.dispose();
    }
  });

  test("403 for a key that can't track videos", async () => {
    const readOnly = await organization.createKey(["videos:read"]);
    const answer = await call(at("/videos/track"), {
      method: "POST",
      headers: { "X-API-Key": readOnly, "Content-Type": "application/json" },
      body: JSON.stringify({ video_link: someVideo().link, duration_days: 7 }),
    });
    expect([answer.status, answer.body]).toMatchObject([403, { error: "Access denied" }]);
  });

  test("404 for a video that doesn't exist on its platform", async ({ demo, request }) => {
    const video = someVideo("youtube");
    await withFault(request, demo.sandboxUrl, "absent", video, async () => {
      const { status, body } = await track(demo, video.link);
      expect([status, body]).toEqual([404, { error: "Video not found or is private" }]);
    });
  });

  test("500 if the platform returns invalid data", async ({ demo, request }) => {
    const video = someVideo("youtube");
    await withFault(request, demo.sandboxUrl, "html_body", video, async () => {
      const { status, body } = await track(demo, video.link);
      expect([status, body]).toEqual([
        500,
        { error: "Failed to start monitoring - invalid response from tracking API" },
      ]);
    });
  });

  test("the documented best practices work: check the balance, check the list, store the ID", async ({ demo }) => {
    const { link } = someVideo("tiktok");
    const access = { "X-API-Key": demoAccess.key };
    // Like the page's own examples read the responses.
    const usage = (await call(at("/usage"), { headers: access })).body as { balance_usd: number };
    const estimatedCost = 1 * 24 * 0.015;
    expect(usage.balance_usd < estimatedCost).toBe(false);
    const result = (await track(demo, link, 1)).body;
    const existing = (await call(at("/videos?platform=tiktok"), { headers: access })).body as {
      videos: { id: string; video_link: string; status: string }[];
    };
    const alreadyTracking = existing.videos.find((v) => v.video_link === link && v.status === "monitoring");
    expect(alreadyTracking?.id).toBe(result.id);
  });
});

test.describe("GET /videos", () => {
  for (const client of CLIENT_NAMES)
    test(`${client} lists with the documented parameters`, async ({ demo }) => {
      const access = { ...CLIENTS[client], "X-API-Key": demoAccess.key };
      for (const base of BASES) {
        const plain = await call(`${demo.url}${base}/videos`, { headers: access });
        expect([plain.status, plain.body]).toMatchObject([200, { limit: 50, videos: expect.any(Array) }]);
        const { videos, total } = plain.body as { videos: Record<string, unknown>[]; total: number };
        expect(total).toBe(videos.length);
        for (const query of ["limit=1", "limit=100", "limit=10&platform=tiktok&status=monitoring"])
          expect((await call(`${demo.url}${base}/videos?${query}`, { headers: access })).status).toBe(200);
      }
    });

  test("every documented platform and status filters", async () => {
    const access = { "X-API-Key": demoAccess.key };
    for (const platform of ["tiktok", "youtube", "instagram", "twitter"]) {
      const { body } = await call(at(`/videos?limit=100&platform=${platform}`), { headers: access });
      const { videos } = body as { videos: { platform: string }[] };
      expect(videos.length).toBeGreaterThan(0);
      expect(new Set(videos.map((video) => video.platform))).toEqual(new Set([platform]));
    }
    for (const status of ["monitoring", "completed", "paused", "error", "cancelled"]) {
      const { body } = await call(at(`/videos?limit=100&status=${status}`), { headers: access });
      const { videos } = body as { videos: { status: string }[] };
      for (const video of videos) expect(video.status).toBe(status);
    }
  });

  test("a Video has the documented fields", async () => {
    const { body } = await call(at("/videos?limit=1"), { headers: { "X-API-Key": demoAccess.key } });
    const [video] = (body as { videos: unknown[] }).videos;
    expect(video).toMatchObject({
      id: expect.any(String),
      job_id: expect.stringMatching(/^job_/),
      video_link: expect.stringMatching(/^https?:/),
      platform: expect.stringMatching(/^(tiktok|youtube|instagram|twitter)$/),
      status: expect.stringMatching(/^(monitoring|completed|paused|error|cancelled)$/),
      monitoring_started: expect.stringMatching(ISO),
      monitoring_duration_days: expect.any(Number),
      days_remaining: expect.any(Number),
      current_metadata: { title: expect.anything(), creator: expect.anything() },
      created_at: expect.stringMatching(ISO),
    });
  });

  test("invalid values and unknown parameters are 400; a cache-buster is ignored", async () => {
    for (const query of ["limit=0", "limit=101", "limit=ten", "platform=vimeo", "status=running", "page=2"]) {
      const answer = await call(at(`/videos?${query}`), { headers });
      expect([query, answer.status, answer.body]).toMatchObject([query, 400, { error: "Invalid request" }]);
      expect((answer.body as { details: { field: string }[] }).details[0]?.field).toBe(query.split("=")[0]);
    }
    expect((await call(at("/videos?_=1732752000000"), { headers })).status).toBe(200);
  });
});

test("GET /videos/{id} returns the video with its snapshots as decimal strings", async ({ demo }) => {
  const access = { "X-API-Key": demoAccess.key };
  const { body: tracked } = await track(demo, someVideo("tiktok").link, 1);
  for (const base of BASES) {
    const { status, body } = await call(`${demo.url}${base}/videos/${tracked.id}`, { headers: access });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: tracked.id,
      status: "monitoring",
      is_deleted: false,
      last_updated: expect.stringMatching(ISO),
      snapshots: [
        {
          id: expect.stringMatching(/^snap_/),
          snapshot_time: expect.stringMatching(ISO),
          views: expect.stringMatching(/^\d+$/),
          likes: expect.stringMatching(/^\d+$/),
          comments: expect.stringMatching(/^\d+$/),
          shares: expect.stringMatching(/^\d+$/),
          saves: expect.stringMatching(/^\d+$/),
          provider: expect.any(String),
        },
      ],
    });
  }
  const missing = await call(at("/videos/cm5abc123def"), { headers: access });
  expect([missing.status, missing.body]).toEqual([404, { error: "Video not found" }]);
});

test("POST /videos/{id}/stop stops with and without a body, and stopping again changes nothing", async ({ demo }) => {
  const access = { "X-API-Key": demoAccess.key };
  for (const [type, body] of [
    [{}, undefined],
    [{ "Content-Type": "application/json" }, ""],
    [{ "Content-Type": "application/json" }, "{}"],
    [{ "Content-Type": "application/x-www-form-urlencoded" }, "x"],
  ] as const) {
    const { body: tracked } = await track(demo, someVideo("tiktok").link, 1);
    const stop = () =>
      call(at(`/videos/${tracked.id}/stop`), { method: "POST", headers: { ...access, ...type }, body });
    const stopped = {
      success: true,
      id: tracked.id,
      job_id: expect.stringMatching(/^job_/),
      video_link: tracked.video_link,
      previous_status: "monitoring",
      new_status: "completed",
    };
    const first = await stop();
    expect([first.status, first.body]).toEqual([200, stopped]);
    const again = await stop();
    expect([again.status, again.body]).toEqual([200, { ...stopped, previous_status: "completed" }]);
  }
});

for (const client of CLIENT_NAMES)
  test(`GET /usage returns the documented values to ${client}`, async ({ demo }) => {
    for (const base of BASES) {
      const answer = await call(`${demo.url}${base}/usage`, { headers: { ...CLIENTS[client], ...headers } });
      expect([answer.status, answer.body]).toMatchObject([
        200,
        {
          balance_usd: 5,
          total_snapshots: 0,
          active_videos: 0,
          uncharged_usage_usd: 0,
          total_charged_usd: 0,
          estimated_snapshots_remaining: 333,
          cost_per_snapshot: 0.015,
        },
      ]);
    }
  });

test("429 on the free plan after 60 requests in a minute, with the documented headers", async ({
  playwright,
  demo,
}) => {
  const free = await newOrganization(playwright, demo);
  try {
    const access = { "X-API-Key": await free.createKey() };
    let answer = await call(at("/usage"), { headers: access });
    for (let n = 0; n < 130 && answer.status === 200; n++) answer = await call(at("/usage"), { headers: access });
    expect([answer.status, answer.body]).toEqual([
      429,
      { error: "Rate limit exceeded", limit: 60, reset: expect.any(Number) },
    ]);
    expect(answer.headers).toMatchObject({ "x-ratelimit-limit": "60", "x-ratelimit-remaining": "0" });
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  } finally {
    await free.dispose();
  }
});

test("a request sent twice with the same Idempotency-Key starts one tracking", async ({ demo }) => {
  const more = { "Idempotency-Key": randomUUID() };
  const { link } = someVideo("tiktok");
  const first = await track(demo, link, 1, more);
  const second = await track(demo, link, 1, more);
  expect(second.body).toEqual(first.body);
});
