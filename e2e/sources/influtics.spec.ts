import { expect, test } from "@/e2e/fixtures";
import { CLIENT_NAMES, CLIENTS, call } from "@/e2e/sources/clients";
import { type DemoKey, demoKey } from "@/e2e/sources/organization";

/* `GET /v1/videos/stats` of the Influtics API, with `Authorization: Bearer …`. */

const KEY_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;

interface Row {
  video_id: string;
  platform: string;
  stats: Record<"likes" | "views" | "reposts" | "comments", Record<string, number>>;
  views: number | null;
  likes: number | null;
  comments: number | null;
  reposts: number | null;
  created_at: string;
  stats_last_updated: string | null;
  er: number | null;
}
interface Body {
  success: true;
  data: { data: Row[]; pagination: { total: number; limit: number; offset: number; has_more: boolean } };
  meta: { processing_time_ms: number; request_id: string };
}

/** The documented header on a GET: the source's examples all send a Content-Type too. */
const bearer = (key: string) => ({ Authorization: `Bearer ${key}`, "Content-Type": "application/json" });

let access: DemoKey;
test.beforeAll(async ({ playwright, demo }) => {
  access = await demoKey(playwright, demo);
});
test.afterAll(() => access?.revoke());

/** The requests in the document. */
const QUERIES = [
  "?limit=2&platform=TikTok&status=active&sort=views&order=desc",
  "?platform=TikTok&sort=views&order=desc&limit=10",
  "?limit=50&sort=views&order=desc&platform=Instagram",
  "?platform=TikTok&status=active&sort=views&order=desc",
  "?limit=50&sort=created_at&order=desc",
  "",
];

for (const client of CLIENT_NAMES)
  for (const query of QUERIES)
    test(`${client} gets ${query || "everything"} with the documented body`, async ({ demo }) => {
      for (const base of ["/v1", "/api/v1"]) {
        const answer = await call(`${demo.url}${base}/videos/stats${query}`, {
          headers: { ...CLIENTS[client], ...bearer(access.key) },
        });
        expect(answer.status).toBe(200);
        const { success, data, meta } = answer.body as Body;
        expect(success).toBe(true);
        expect(meta).toEqual({ processing_time_ms: expect.any(Number), request_id: expect.any(String) });
        expect(data.pagination).toEqual({
          total: expect.any(Number),
          limit: Number(new URLSearchParams(query).get("limit") ?? 50),
          offset: 0,
          has_more: expect.any(Boolean),
        });
        expect(data.data.length).toBeGreaterThan(0);
        for (const row of data.data) expectDocumented(row);
        const platform = new URLSearchParams(query).get("platform");
        if (platform) expect(new Set(data.data.map((row) => row.platform))).toEqual(new Set([platform]));
        if (query.includes("sort=views")) {
          const views = data.data.map((row) => row.views ?? Number.NEGATIVE_INFINITY);
          expect(views).toEqual([...views].sort((a, b) => b - a));
        }
      }
    });

function expectDocumented(row: Row): void {
  expect(row).toMatchObject({
    video_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    external_video_id: expect.any(String),
    platform: expect.stringMatching(/^(TikTok|YouTube|Instagram|Twitter)$/),
    created_at: expect.stringMatching(TIME),
    cpm: expect.any(Number),
  });
  for (const name of ["title", "thumbnail_url", "er", "stats_last_updated"]) expect(row).toHaveProperty(name);
  for (const metric of ["likes", "views", "reposts", "comments"] as const) {
    expect(row[metric] === null || Number.isInteger(row[metric])).toBe(true);
    // One expectation for all points, because there are hundreds.
    const points = Object.entries(row.stats[metric]);
    expect(points.filter(([time, value]) => !KEY_TIME.test(time) || !Number.isInteger(value))).toEqual([]);
  }
  if (row.views && row.er !== null)
    expect(row.er).toBe((((row.likes ?? 0) + (row.comments ?? 0) + (row.reposts ?? 0)) * 100) / row.views);
}

test("every documented value of every parameter works", async ({ demo }) => {
  for (const query of [
    ...["TikTok", "YouTube", "Instagram", "tiktok", "YOUTUBE"].map((value) => `platform=${value}`),
    ...["active", "completed", "failed"].map((value) => `status=${value}`),
    ...["created_at", "views", "likes", "updated_at"].map((value) => `sort=${value}`),
    ...["asc", "desc"].map((value) => `order=${value}`),
    ...["limit=1", "limit=100", "offset=0", "offset=1000"],
  ]) {
    const answer = await call(`${demo.url}/v1/videos/stats?${query}`, { headers: bearer(access.key) });
    expect([query, answer.status]).toEqual([query, 200]);
  }
});

test("offset pages contain every video once", async ({ demo }) => {
  const seen: string[] = [];
  for (let offset = 0, more = true; more && offset < 500; offset += 20) {
    const { body } = await call(`${demo.url}/v1/videos/stats?limit=20&offset=${offset}&order=asc`, {
      headers: bearer(access.key),
    });
    const { data, pagination } = (body as Body).data;
    seen.push(...data.map((row) => row.video_id));
    more = pagination.has_more;
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test("400 as documented, with the allowed values", async ({ demo }) => {
  const ask = (query: string) => call(`${demo.url}/v1/videos/stats?${query}`, { headers: bearer(access.key) });
  const sort = await ask("sort=title");
  expect([sort.status, sort.body]).toEqual([
    400,
    {
      success: false,
      error: "Invalid sort parameter",
      code: "INVALID_PARAMETER",
      details: { valid_sort_options: ["created_at", "views", "likes", "updated_at"] },
    },
  ]);
  for (const [query, name, options] of [
    ["order=up", "order", "valid_order_options"],
    ["status=running", "status", "valid_status_options"],
    ["platform=vimeo", "platform", "valid_platform_options"],
  ] as const)
    expect(await ask(query)).toMatchObject({
      status: 400,
      body: {
        success: false,
        error: `Invalid ${name} parameter`,
        code: "INVALID_PARAMETER",
        details: { [options]: expect.any(Array) },
      },
    });
  for (const query of ["limit=0", "limit=101", "offset=-1", "limit=1e1", "page=1"])
    expect(await ask(query)).toMatchObject({ status: 400, body: { success: false, code: "INVALID_PARAMETER" } });
  expect((await ask("_=1")).status).toBe(200);
});

test("401 as documented", async ({ demo }) => {
  const url = `${demo.url}/v1/videos/stats`;
  const invalid = await call(url, { headers: { Authorization: "Bearer your_api_key_here" } });
  expect([invalid.status, invalid.body]).toEqual([
    401,
    { success: false, error: "Invalid API key", code: "INVALID_API_KEY" },
  ]);
  const missing = await call(url, { headers: CLIENTS.curl });
  expect([missing.status, missing.body]).toEqual([
    401,
    { success: false, error: "Missing Authorization header", code: "MISSING_AUTH" },
  ]);
});
