import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { AppError } from "@/lib/core/errors";
import { ChannelParams, IdParams } from "@/rest/dashboard/params";
import { readJson } from "@/rest/read-body";

const request = (init: RequestInit & { headers?: Record<string, string> } = {}) =>
  new Request("http://127.0.0.1:3000/api/dashboard/keys", {
    method: "POST",
    ...init,
    headers: { host: "app.example.org", ...init.headers },
  });

describe("origin", () => {
  it("accepts the app's own pages on any host that reached them", () => {
    expect(() => requireSameOrigin(request({ headers: { origin: "https://app.example.org" } }))).not.toThrow();
  });

  it("accepts APP_URL's pages if a proxy passes its internal name as the host", () => {
    const behind = request({ headers: { host: "127.0.0.1:3000", origin: "http://localhost:3000" } });
    expect(() => requireSameOrigin(behind)).not.toThrow();
  });

  it.each([
    undefined,
    "null",
    "https://evil.example",
    "https://app.example.org.evil.example",
    "http://app.example.org:81",
  ])("rejects a change from %s", (origin) => {
    expect(() => requireSameOrigin(request({ headers: origin ? { origin } : {} }))).toThrow(AppError);
  });

  it("accepts any request that only reads", () => {
    expect(() => requireSameOrigin(request({ method: "GET" }))).not.toThrow();
  });
});

describe("input", () => {
  it("reports the invalid fields of all parts together", () => {
    const read = () =>
      readInput(
        { query: z.object({ page: z.coerce.number() }), body: z.object({ name: z.string() }) },
        { query: new URLSearchParams({ page: "x" }), body: {} },
      );
    expect(read).toThrow(
      expect.objectContaining({
        refusal: {
          code: "invalid_request",
          details: [expect.objectContaining({ field: "page" }), expect.objectContaining({ field: "name" })],
        },
      }),
    );
  });

  it("reports the body if it is not what was expected", async () => {
    await expect(readJson(request({ body: "{" }))).rejects.toMatchObject({
      refusal: { details: [{ field: "body", message: "Must be valid JSON" }] },
    });
    expect(() => readInput({ body: z.object({}) }, { body: 7 })).toThrow(
      expect.objectContaining({
        refusal: expect.objectContaining({ details: [expect.objectContaining({ field: "body" })] }),
      }),
    );
  });

  it("rejects control characters in path segments", () => {
    for (const params of [IdParams, ChannelParams])
      expect(() => readInput({ params }, { params: { id: "a\0b" } })).toThrow(
        expect.objectContaining({ refusal: expect.objectContaining({ code: "invalid_request" }) }),
      );
  });

  it("is parsed only here for every route of app/api and rest/dashboard", () => {
    const files = ["app/api", "rest/dashboard"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|^_contract/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThan(50);
    const bypasses = (text: string) => /\.safeParse\(|\.parse\(await segments/.test(text);
    const bypassing = files.filter((name) => bypasses(readFileSync(name, "utf8")));
    expect(bypassing).toEqual([]);
  });

  it("is limited to 64 KiB", async () => {
    await expect(readJson(request({ body: JSON.stringify("x".repeat(65_536)) }))).rejects.toMatchObject({
      refusal: { code: "payload_too_large" },
    });
  });
});

describe("refusals", () => {
  it("become the dashboard's JSON and are never cached", async () => {
    const answer = answerRefusal(
      new AppError({ code: "invalid_request", details: [{ field: "name", message: "No" }] }),
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({
      error: "Check the marked fields",
      details: [{ field: "name", message: "No" }],
    });
  });

  it("have amounts as numbers and wait times in seconds", async () => {
    const poor = answerRefusal(
      new AppError({ code: "insufficient_balance", spendable: 500_000n, estimated: 2_520_000n }),
    );
    expect(poor.status).toBe(402);
    expect(await poor.json()).toMatchObject({ spendable_usd: 0.5, estimated_usd: 2.52 });
    const early = answerRefusal(
      new AppError({ code: "rate_limited", limit: 8, resetAt: new Date(Date.now() + 59_500) }),
    );
    expect(early.status).toBe(429);
    expect(early.headers.get("retry-after")).toBe("60");
  });
});
