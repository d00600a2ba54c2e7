import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/db/client";
import { env } from "@/lib/core/env";
import { unavailable } from "@/lib/core/errors";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { createKey } from "@/lib/developers/keys/create";
import { listVideos } from "@/lib/tracking/videos/list";
import { trackVideo } from "@/lib/tracking/videos/track";
import { answerError, restErrorOf } from "@/rest/answer";
import { answerHealth } from "@/rest/health";
import { listVideosOperation, trackVideoOperation } from "@/rest/operations/videos";
import { bind, type RouteDeps } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { toResponse } from "@/rest/web-response";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext(new Date());
const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
const deps: RouteDeps = { context: () => ctx, limits: () => limits };
const served = {
  ...routes({ POST: bind(trackVideoOperation, trackVideo, deps) }),
  GET: routes({ GET: bind(listVideosOperation, listVideos, deps) }).GET,
};

async function callerOf() {
  const organization = await createTestOrganization(ctx, { plan: "pro" });
  const { key } = await createKey(organization, {
    name: "Test",
    roles: ["videos:read", "videos:write"],
    expires_in_days: null,
  });
  const call = (method: "GET" | "POST", body?: unknown) =>
    served[method](
      new Request("http://localhost/api/v1/videos", {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
      { params: Promise.resolve({}) },
    );
  return { id: organization.organization.id, call };
}

test("a lock on one organization's account times out its own writes and does not affect anyone else", async () => {
  const [locked, other] = await Promise.all([callerOf(), callerOf()]);
  const holder = openDatabase(env().DATABASE_URL, 1);
  onTestFinished(() => holder.close());
  let unlock = () => {};
  const end = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  const holding = holder.db.transaction(async (tx) => {
    await tx.execute(sql`select * from accounts where organization_id = ${locked.id} for update`);
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 20_000))]);
  });
  const digits = () => `7${String(Math.random()).slice(2).padEnd(18, "1").slice(0, 18)}`;
  const blocked = Array.from({ length: 40 }, () =>
    locked.call("POST", { video_link: `https://www.tiktok.com/@user/video/${digits()}`, duration_days: 1 }),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (let count = 0; count < 10; count++) {
    const started = performance.now();
    expect((await other.call("GET")).status).toBe(200);
    expect((await answerHealth({ search: "" })).status).toBe(200);
    // Well below the four seconds after which a statement stops waiting for a lock, with room for a busy machine.
    expect(performance.now() - started).toBeLessThan(3_000);
  }
  const link = `https://www.tiktok.com/@user/video/${digits()}`;
  expect((await other.call("POST", { video_link: link, duration_days: 1 })).status).toBe(200);
  for (const response of await Promise.all(blocked)) {
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await response.json()).toEqual({ error: "Service temporarily unavailable" });
  }
  unlock();
  await holding;
});

test.each([
  ["A", { error: "Service temporarily unavailable" }],
  ["B", { success: false, error: "Service temporarily unavailable", code: "SERVICE_UNAVAILABLE" }],
  ["C", { detail: "Service temporarily unavailable" }],
  ["D", { error: "Service temporarily unavailable" }],
] as const)("in dialect %s", async (dialect, body) => {
  const response = toResponse(await answerError(dialect, restErrorOf(unavailable("a test"), "id"), "id"));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await response.json()).toEqual(body);
});
