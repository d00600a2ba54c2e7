import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type RequestFacts, StreamedAnswer } from "@/lib/core/streamed-answer";
import type { Encoding } from "@/rest/negotiate";
import { answerStream } from "@/rest/stream";
import { toResponse } from "@/rest/web-response";

const PIECE = "x".repeat(1_000);

/** Counts the requested pieces, and whether it was ended. */
function counting(pieces: number, failAt = Number.POSITIVE_INFINITY) {
  const seen = { made: 0, ended: false, facts: null as RequestFacts | null };
  const answer = new StreamedAnswer(async function* (facts) {
    seen.facts = facts;
    try {
      for (let n = 0; n < pieces; n++) {
        if (n === failAt) throw new Error("the database went away");
        seen.made++;
        yield PIECE;
      }
    } finally {
      seen.ended = true;
    }
  });
  return { seen, answer };
}

const respond = async (
  answer: StreamedAnswer,
  method = "GET",
  startedAt = performance.now(),
  encoding: Encoding | null = null,
) =>
  toResponse(
    await answerStream(answer, {
      request: { method, headers: new Headers({ host: "h:1" }) },
      requestId: "id",
      headers: { "X-RateLimit-Limit": "60" },
      accepted: { encoding, isProblem: false },
      startedAt,
    }),
  );
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

test("sends all pieces, with the usual headers", async () => {
  const response = await respond(counting(5).answer);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-request-id": "id",
    "x-ratelimit-limit": "60",
  });
  expect((await response.text()).length).toBe(5_000);
});

test("produces a piece only when the previous one was read", async () => {
  const { seen, answer } = counting(1_000);
  const response = await respond(answer);
  await settle();
  expect(seen.made).toBe(1);
  const reader = response.body?.getReader();
  for (let taken = 1; taken <= 3; taken++) {
    await reader?.read();
    await settle();
    expect(seen.made).toBe(taken);
  }
});

test("stops working when the client disconnects", async () => {
  const { seen, answer } = counting(1_000);
  const reader = (await respond(answer)).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(seen).toMatchObject({ made: 1, ended: true });
});

test("produces no piece for HEAD", async () => {
  const { seen, answer } = counting(5);
  const response = await respond(answer, "HEAD");
  expect([response.body, response.headers.get("content-type"), seen.made]).toEqual([null, "application/json", 0]);
});

test("throws a failure before the first piece, so that the status can say so", async () => {
  await expect(respond(counting(5, 0).answer)).rejects.toThrow("the database went away");
});

test("breaks the connection on a later failure instead of ending the body", async () => {
  const response = await respond(counting(5, 3).answer);
  const reader = response.body?.getReader();
  for (let n = 0; n < 3; n++) expect((await reader?.read())?.done).toBe(false);
  await expect(reader?.read()).rejects.toThrow("the database went away");
});

test("measures the time before and between the pieces, without the client's", async () => {
  const told: number[] = [];
  const answer = new StreamedAnswer(async function* (facts) {
    for (let n = 0; n < 2; n++) {
      told.push(facts.elapsedMs());
      yield PIECE;
    }
  });
  const reader = (await respond(answer, "GET", performance.now() - 1_000)).body?.getReader();
  await reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await reader?.read();
  const [first = 0, second = 0] = told;
  expect(first).toBeGreaterThanOrEqual(1_000);
  expect(second - first).toBeLessThan(200);
});

test.each([
  ["gzip", gunzipSync],
  ["br", brotliDecompressSync],
] as const)("sends a complete %s stream, and breaks off like an uncompressed one", async (encoding, unpack) => {
  const response = await respond(counting(500).answer, "GET", performance.now(), encoding);
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
  expect(unpack(Buffer.from(await response.arrayBuffer())).length).toBe(500_000);
  const broken = await respond(counting(500, 3).answer, "GET", performance.now(), encoding);
  await expect(broken.arrayBuffer()).rejects.toThrow();
});

test("stops working when the client of a compressed stream disconnects", async () => {
  const { seen, answer } = counting(1_000_000);
  const reader = (await respond(answer, "GET", performance.now(), "gzip")).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await settle();
  expect(seen.ended).toBe(true);
  expect(seen.made).toBeLessThan(1_000_000);
});
