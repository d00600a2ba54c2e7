import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "@/lib/core/env";
import { deliverOne } from "@/test/webhooks";

/** What the receiver sends, byte for byte. */
let answer = Buffer.of();
let server: Server;
let url = "";
beforeAll(async () => {
  env().WEBHOOK_ALLOW_LOOPBACK = true;
  server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => {
  env().WEBHOOK_ALLOW_LOOPBACK = false;
  server.close();
});

const MANY = Array.from({ length: 120 }, (_, n) => `x-${n}: 1\r\n`).join("");
const head = (status: string, headers = "") => `HTTP/1.1 ${status}\r\n${headers}connection: close\r\n`;
const answerOf = (text: string) => Buffer.from(text, "latin1");

it.each([
  ["an unknown status", `${head("999 Odd")}\r\n`, { outcome: "retry", status: 999 }],
  ["no reason phrase", `${head("204")}\r\n`, { outcome: "delivered", status: 204 }],
  ["a status that is not a number", `${head("2OO OK")}\r\n`, { outcome: "retry", status: null }],
  [
    "early hints before the response",
    `HTTP/1.1 103 Early Hints\r\n\r\n${head("200 OK")}\r\n`,
    { outcome: "delivered", status: 200 },
  ],
  ["not HTTP", "220 mail.example ESMTP\r\n", { outcome: "retry", status: null }],
  ["nothing", "", { outcome: "retry", status: null }],
  ["a huge body", `${head("200 OK")}\r\n${"x".repeat(3_000_000)}`, { outcome: "delivered", status: 200 }],
  ["a huge header", `${head("200 OK", `x-odd: ${"x".repeat(100_000)}\r\n`)}\r\n`, { outcome: "retry", status: null }],
  [
    "bytes without a valid encoding",
    `${head("200 OK", "x-odd: \xff\xfe\xe9\r\n")}\r\n\xff\xfe\0\xed\xa0\x80`,
    { outcome: "delivered", status: 200 },
  ],
  [
    "a body that is not gzip as declared",
    `${head("200 OK", "content-encoding: gzip\r\n")}\r\nplain`,
    { outcome: "delivered", status: 200 },
  ],
  [
    "a charset that does not exist",
    `${head("200 OK", "content-type: text/plain; charset=klingon\r\n")}\r\nok`,
    { outcome: "delivered", status: 200 },
  ],
  [
    "a header named __proto__",
    `${head("200 OK", "__proto__: x\r\nconstructor: y\r\n")}\r\n`,
    { outcome: "delivered", status: 200 },
  ],
])("%s is stored as an attempt and judged by its status", async (_, text, { outcome: expected, status }) => {
  answer = answerOf(text);
  const { outcome, after } = await deliverOne(url, { timeoutMs: 5_000 });
  expect(outcome).toBe(expected);
  expect(after.attempts).toHaveLength(1);
  expect(after.attempts[0]).toMatchObject({ attempt: 1, status });
  expect((after.attempts[0]?.body ?? "").length).toBeLessThanOrEqual(4_096);
});

it("Retry-After counts at any position among the headers", async () => {
  answer = answerOf(`${head("429 Slow down", `${MANY}Retry-After: 7200\r\n`)}\r\n`);
  const { ctx, after } = await deliverOne(url);
  expect(after.delivery.nextAttemptAt).toEqual(new Date(ctx.now().getTime() + 7_200_000));
});

it.each(["-1", "1e9", "0x10", "NaN", "7200;", "\xb2", "120, 60"])(
  "Retry-After %j doesn't change the interval",
  async (value) => {
    answer = answerOf(`${head("503 Busy", `Retry-After: ${value}\r\n`)}\r\n`);
    const { ctx, after } = await deliverOne(url);
    const gap = (after.delivery.nextAttemptAt?.getTime() ?? 0) - ctx.now().getTime();
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(10_000);
  },
);
