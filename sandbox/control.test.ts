import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { FAULT_KINDS } from "./fault-kinds";
import { mintId } from "./ids";
import { type Client, hoursAfter, hoursBefore, NOW, startClient, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const ids = Array.from({ length: 40 }, (_, seed) => mintId("tiktok", hoursBefore(40), seed));
const control = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${client.url}/control${path}`, init);
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
};
const statusOf = async (id: string, now?: Date) => (await client.tiktok(videoPath("tiktok", id), now)).status;
/** Which of forty requests fail. */
const pattern = async (now?: Date) =>
  (await Promise.all(ids.map((id) => statusOf(id, now)))).map((status) => (status === 500 ? "x" : ".")).join("");

describe("calls", () => {
  it("are counted by platform and endpoint with the requested IDs, including failed ones", async () => {
    const videos = ["dQw4w9WgXcQ", "9bZkp7q19f0", "jNQXAC9IVRw"].join(",");
    await client.youtube(videoPath("youtube", videos));
    await client.inject({ platform: "youtube", fault: "http_500" });
    await client.youtube(videoPath("youtube", videos));
    await client.x(videoPath("twitter", "20"));
    await client.instagram("/profile?username=quickfox");
    expect((await control("/calls")).body).toEqual({
      youtube: { videos: { calls: 2, ids: 6 } },
      // The post, its author and its media.
      twitter: { tweets: { calls: 1, ids: 1, resources: 3, charged: { post: 1, user: 1, media: 1 } } },
      instagram: { "/profile": { calls: 1, ids: 1 } },
    });
    expect((await control("/calls", { method: "DELETE" })).status).toBe(204);
    expect((await control("/calls")).body).toEqual({});
  });
});

describe("faults", () => {
  it("are listed with their kinds, and removed one by one", async () => {
    const id = await client.inject({
      platform: "x",
      fault: "not_found",
      ids: ["20"],
      durationMs: 3_600_000,
      from: NOW.toISOString(),
    });
    const other = await client.inject({ platform: "tiktok", fault: "http_503" });
    const { body } = await control("/faults");
    expect(body).toMatchObject([
      {
        id,
        platform: "twitter",
        fault: "not_found",
        level: "item",
        from: NOW.toISOString(),
        until: hoursAfter(1).toISOString(),
      },
      { id: other, platform: "tiktok" },
    ]);
    expect((await control("/faults/kinds")).body).toEqual(FAULT_KINDS);
    expect((await control(`/faults/${other}`, { method: "DELETE" })).status).toBe(204);
    expect((await control(`/faults/${other}`, { method: "DELETE" })).status).toBe(404);
    expect((await control("/faults")).body).toHaveLength(1);
  });

  it.each([
    [{ platform: "myspace", fault: "http_500" }, /none of/],
    [{ platform: "youtube", fault: "code_minus_one" }, /youtube has no fault "code_minus_one"; it has http_500/],
    [{ platform: "youtube", fault: "constructor" }, /has no fault/],
    [{ platform: "youtube", fault: "http_500", rate: 2 }, /rate/],
    [{ platform: "youtube", fault: "http_500", untill: NOW }, /untill/],
    ["not json", /./],
  ])("refuses %j", async (fault, message) => {
    const { status, body } = await control("/faults", {
      method: "POST",
      body: typeof fault === "string" ? fault : JSON.stringify(fault),
    });
    expect(status).toBe(400);
    expect((body as { error: string }).error).toMatch(message);
  });

  it("apply only to their IDs, endpoints and time, and as often as configured", async () => {
    const [one = "", two = ""] = ids;
    await client.inject({ platform: "tiktok", fault: "http_500", ids: [one] });
    expect([await statusOf(one), await statusOf(two)]).toEqual([500, 200]);
    await client.clear();
    await client.inject({ platform: "tiktok", fault: "http_500", endpoints: ["/user/info"] });
    expect([await statusOf(one), (await client.tiktok("/user/info?unique_id=quickfox")).status]).toEqual([200, 500]);
    await client.clear();
    await client.inject({
      platform: "tiktok",
      fault: "http_500",
      from: hoursAfter(1).toISOString(),
      until: hoursAfter(3).toISOString(),
    });
    const statuses = await Promise.all([0, 1, 2, 3].map((hours) => statusOf(one, hoursAfter(hours))));
    expect(statuses).toEqual([200, 500, 500, 200]);
    await client.clear();
    await client.inject({ platform: "tiktok", fault: "http_500", count: 2 });
    expect([await statusOf(one), await statusOf(one), await statusOf(one)]).toEqual([500, 500, 200]);
  });

  it("with a rate affect that share, the same in every rerun, and select retries again", async () => {
    const fault = { platform: "tiktok", fault: "http_500", rate: 0.3 };
    await client.inject(fault);
    const [first, retried, later] = [await pattern(), await pattern(), await pattern(hoursAfter(1))];
    await client.clear();
    await client.inject(fault);
    expect([await pattern(), await pattern(), await pattern(hoursAfter(1))]).toEqual([first, retried, later]);
    expect(new Set([first, retried, later]).size).toBe(3);
    const hits = [...`${first}${retried}${later}`].filter((mark) => mark === "x").length;
    expect(hits).toBeGreaterThan(18);
    expect(hits).toBeLessThan(56);
    await client.clear();
    await client.inject({ ...fault, seed: "another" });
    expect(await pattern()).not.toBe(first);
  });

  it("of counts affect the same videos for as long as they last", async () => {
    await client.inject({ platform: "tiktok", fault: "zero", rate: 0.3 });
    const zeros = async (now?: Date) =>
      (
        await Promise.all(
          ids.map(async (id) => Number((await client.tiktok(videoPath("tiktok", id), now)).body.data.play_count) === 0),
        )
      )
        .map(Number)
        .join("");
    const first = await zeros();
    expect(first).toMatch(/1/);
    expect(first).toMatch(/0/);
    expect(await zeros(hoursAfter(7))).toBe(first);
  });
});

it("rejects an invalid clock", async () => {
  const response = await fetch(`${client.url}/tiktok/?url=1`, { headers: { "x-sandbox-now": "tomorrow" } });
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(/X-Sandbox-Now/);
});
