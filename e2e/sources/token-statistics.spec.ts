import { expect, test } from "@/e2e/fixtures";
import { CLIENT_NAMES, CLIENTS, call } from "@/e2e/sources/clients";
import { type NewOrganization, newOrganization } from "@/e2e/sources/organization";

/*
 * The token statistics API as in its reference: one endpoint, `POST /token-stat-jobs/sync-social-subscriber-count`,
 * with the header `X-API-KEY` and without a body.
 */

/** The documented path, and the same below the base paths of the other families. */
const PATHS = [
  "/token-stat-jobs/sync-social-subscriber-count",
  "/v1/token-stat-jobs/sync-social-subscriber-count",
  "/api/v1/token-stat-jobs/sync-social-subscriber-count",
];

let organization: NewOrganization;
let key: string;

test.beforeAll(async ({ playwright, demo }) => {
  organization = await newOrganization(playwright, demo);
  key = await organization.createKey(["CLOUD_SCHEDULES"]);
});
test.afterAll(() => organization?.dispose());

for (const client of CLIENT_NAMES)
  test(`the documented request from ${client} succeeds`, async ({ demo }) => {
    const { status, body, headers } = await call(demo.url + PATHS[0], {
      method: "POST",
      headers: { ...CLIENTS[client], "X-API-KEY": key },
    });
    expect([status, body]).toEqual([200, { status: "success" }]);
    expect(headers["content-type"]).toMatch(/^application\/json/);
  });

for (const [name, headers, body] of [
  ["curl -d ''", { "Content-Type": "application/x-www-form-urlencoded" }, ""],
  ["curl -d with form fields", { "Content-Type": "application/x-www-form-urlencoded" }, "a=b"],
  ["a scheduler with an empty body", { "Content-Type": "application/octet-stream", "X-CloudScheduler": "true" }, ""],
  ["a scheduler with text", { "Content-Type": "text/plain", "User-Agent": "Google-Cloud-Scheduler" }, "run"],
  ["a client that always sends JSON", { "Content-Type": "application/json" }, "{}"],
  ["a client that sends empty JSON", { "Content-Type": "application/json; charset=utf-8" }, "null"],
  ["a client whose body is not JSON", { "Content-Type": "application/json" }, "{"],
] as const)
  test(`the operation has no body and ignores one: ${name}`, async ({ demo }) => {
    for (const path of PATHS) {
      const answer = await call(demo.url + path, { method: "POST", headers: { ...headers, "X-API-KEY": key }, body });
      expect([answer.status, answer.body]).toEqual([200, { status: "success" }]);
    }
  });

test("every base path works, also with a trailing slash, and the header in any case", async ({ demo }) => {
  for (const path of PATHS.flatMap((each) => [each, `${each}/`]))
    for (const header of ["X-API-KEY", "X-API-Key", "x-api-key"]) {
      const answer = await call(demo.url + path, { method: "POST", headers: { [header]: key } });
      expect([path, answer.status, answer.body]).toEqual([path, 200, { status: "success" }]);
    }
});

test("a missing key, an invalid key and a key without the role are refused as documented", async ({ demo }) => {
  const plain = await organization.createKey();
  for (const path of PATHS) {
    const missing = await call(demo.url + path, { method: "POST", headers: CLIENTS.curl });
    expect([missing.status, missing.body]).toEqual([401, { error: "API key required" }]);
    const invalid = await call(demo.url + path, { method: "POST", headers: { "X-API-KEY": "your-api-key" } });
    expect([invalid.status, invalid.body]).toEqual([401, { error: "API key required" }]);
    const forbidden = await call(demo.url + path, { method: "POST", headers: { "X-API-KEY": plain } });
    expect([forbidden.status, forbidden.body]).toEqual([403, { error: "Access denied" }]);
  }
});

test("unknown query parameters are ignored and reported", async ({ demo }) => {
  const answer = await call(`${demo.url}${PATHS[0]}?source=cron&_=1`, {
    method: "POST",
    headers: { "X-API-KEY": key },
  });
  expect([answer.status, answer.body]).toEqual([200, { status: "success" }]);
  expect(String(answer.headers["x-ignored-parameters"])).toContain("source");
});

test("the four documented platforms keep current and previous counts", async ({ demo }) => {
  const added = await Promise.all(
    ["TWITTER", "YOUTUBE", "INSTAGRAM", "TIKTOK"].map((type) =>
      organization.owner.post("/api/dashboard/social", { data: { type, username: "BlockBet" } }),
    ),
  );
  expect(added.map((response) => response.status())).toEqual([201, 201, 201, 201]);
  const synced = await call(demo.url + PATHS[0], { method: "POST", headers: { "X-API-KEY": key } });
  expect([synced.status, synced.body]).toEqual([200, { status: "success" }]);
  const read = await call(`${demo.url}/token-stat-jobs/social-subscriber-count`, { headers: { "X-API-KEY": key } });
  expect(read.status).toBe(200);
  const { socials } = read.body as { socials: Record<string, unknown>[] };
  expect(socials.map(({ type }) => type).sort()).toEqual(["INSTAGRAM", "TIKTOK", "TWITTER", "YOUTUBE"]);
  for (const social of socials)
    expect(social).toMatchObject({
      type: expect.stringMatching(/^(TWITTER|YOUTUBE|INSTAGRAM|TIKTOK)$/),
      username: expect.stringMatching(/^blockbet$/i),
      currentNumberOfSubscribers: expect.any(Number),
      prevNumberOfSubscribers: expect.any(Number),
    });
});
