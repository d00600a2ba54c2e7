import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { FAULT_KINDS } from "./fault-kinds";
import { mintId } from "./ids";
import { PLATFORMS, type Platform } from "./platforms";
import { type Answer, type Client, hoursAfter, hoursBefore, NOW, startClient, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.clear());
afterAll(() => client.close());

const IDS = Object.fromEntries(
  PLATFORMS.map((platform) => [platform, mintId(platform, hoursBefore(40), "faulty")]),
) as Record<Platform, string>;
const ask = (platform: Platform, now?: Date): Promise<Answer> =>
  client[platform === "twitter" ? "x" : platform](videoPath(platform, IDS[platform]), now);

/** Returns the counts of the one video in a response as numbers, regardless of the platform's names. */
function countsIn(platform: Platform, { body }: Answer): number[] {
  if (platform === "youtube") return Object.values(body.items[0]?.statistics ?? {}).map(Number);
  if (platform === "twitter") return Object.values(body.data[0]?.public_metrics ?? {}).map(Number);
  if (platform === "tiktok")
    return [body.data.play_count, body.data.digg_count, body.data.create_time && 0].map(Number);
  return [body.video_play_count, body.edge_media_preview_like?.count, body.edge_media_to_parent_comment?.count].map(
    Number,
  );
}
const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

describe.each(PLATFORMS)("%s", (platform) => {
  it("fails with 500 and 503 in its own format", async () => {
    for (const [fault, status] of [
      ["http_500", 500],
      ["http_503", 503],
    ] as const) {
      await client.inject({ platform, fault, count: 1 });
      const answer = await ask(platform);
      expect(answer.status).toBe(status);
      expect(answer.body).toBeInstanceOf(Object);
      expect((await ask(platform)).status).toBe(200);
    }
  });

  it("truncates JSON and sends HTML", async () => {
    const whole = await ask(platform);
    await client.inject({ platform, fault: "truncated_json", count: 1 });
    const cut = await ask(platform);
    expect(cut.status).toBe(200);
    expect(cut.body).toBeNull();
    expect(whole.text.startsWith(cut.text)).toBe(true);
    await client.inject({ platform, fault: "html_body", count: 1 });
    const html = await ask(platform);
    expect(html.headers.get("content-type")).toContain("text/html");
    expect(html.text).toMatch(/^<!DOCTYPE html>/);
  });

  it("hangs, and finally responds", async () => {
    await client.inject({ platform, fault: "timeout", delayMs: 300, count: 1 });
    const started = performance.now();
    expect((await ask(platform)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  it("makes counts fall, freeze and disappear", async () => {
    const before = countsIn(platform, await ask(platform));
    await client.inject({ platform, fault: "frozen", ids: [IDS[platform]], from: NOW.toISOString() });
    expect(countsIn(platform, await ask(platform, hoursAfter(50)))).toEqual(before);
    await client.clear();
    await client.inject({ platform, fault: "falling", from: NOW.toISOString() });
    const falling = await Promise.all(
      [1, 10, 50].map(async (hours) => sum(countsIn(platform, await ask(platform, hoursAfter(hours))))),
    );
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    expect(sum(before)).toBeGreaterThan(falling[0] ?? Number.POSITIVE_INFINITY);
    expect(falling[2]).toBeCloseTo(sum(before) * 0.99 ** 50, -2);
    await client.clear();
    await client.inject({ platform, fault: "zero" });
    expect(sum(countsIn(platform, await ask(platform)))).toBe(0);
  });

  it("changes the types of fields without changing a count", async () => {
    const before = await ask(platform);
    await client.inject({ platform, fault: "odd_fields" });
    const after = await ask(platform);
    expect(countsIn(platform, after)).toEqual(countsIn(platform, before));
    expect(after.text).not.toContain(platform === "youtube" ? '"viewCount":"' : '_count":1');
  });

  it("breaks one count of each object", async () => {
    const before = countsIn(platform, await ask(platform));
    await client.inject({ platform, fault: "broken_counts" });
    const after = countsIn(platform, await ask(platform));
    expect(after).not.toEqual(before);
    if (platform !== "instagram") expect(after.slice(1)).toEqual(before.slice(1));
  });

  it("renames titles and creators", async () => {
    const before = await ask(platform);
    await client.inject({ platform, fault: "rename" });
    const after = await ask(platform);
    expect(after.text).not.toBe(before.text);
    expect(after.text).toMatch(/\(new title\)/);
    expect(countsIn(platform, after)).toEqual(countsIn(platform, before));
  });

  it("enforces its quota if configured", async () => {
    await ask(platform);
    await client.inject({ platform, fault: "enforce_quota", limit: 2 });
    expect((await ask(platform)).status).toBe(200);
    const refused = await ask(platform);
    expect(refused.status).toBe(platform === "youtube" ? 403 : 429);
    const remaining = refused.headers.get(
      platform === "twitter" ? "x-rate-limit-remaining" : "x-ratelimit-requests-remaining",
    );
    expect(remaining).toBe(platform === "youtube" ? null : "0");
    const nextWindow = platform === "twitter" ? 0.5 : platform === "youtube" ? 24 : 24 * 31;
    expect((await ask(platform, hoursAfter(nextWindow))).status).toBe(200);
  });

  it("every other kind of fault affects the response", async () => {
    const common = Object.keys(FAULT_KINDS.youtube).filter(
      (kind) => kind in FAULT_KINDS.tiktok && kind in FAULT_KINDS.twitter,
    );
    // These affect other requests than one for a video. They are tested in the platforms' files and in
    // special-faults.test.ts.
    const elsewhere = [
      ...["hidden_subscribers", "left_out", "long_url_fails", "pinned", "rounded_pk"],
      ...["graph_token_expired", "graph_app_limit", "graph_user_limit"],
      ...["consent_revoked", "insufficient_scope"],
    ];
    const before = await ask(platform);
    for (const fault of Object.keys(FAULT_KINDS[platform]).filter(
      (kind) => ![...common, ...elsewhere].includes(kind),
    )) {
      await client.inject({ platform, fault, count: 1 });
      const after = await ask(platform);
      expect(`${after.status} ${after.text}`, fault).not.toBe(`${before.status} ${before.text}`);
      await client.clear();
      expect((await ask(platform)).text, `after ${fault}`).toBe(before.text);
    }
  });
});
