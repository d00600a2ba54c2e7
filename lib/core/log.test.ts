import { Writable } from "node:stream";
import { sql } from "drizzle-orm";
import pino from "pino";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { log, loggerOptions, textStream } from "@/lib/core/log";

test("secrets never reach the log", () => {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const logger = pino(loggerOptions("info"), stream);
  logger.info(
    {
      token: "s3cret",
      headers: { authorization: "Bearer s3cret" },
      request: { headers: { "x-rapidapi-key": "s3cret" } },
    },
    "call",
  );
  expect(written).toContain('"msg":"call"');
  expect(written).not.toContain("s3cret");
});

test("a failed query is logged with the database's message, without parameters", async () => {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const { db } = database();
  const err = await db.execute(sql`select ${"dana@example.test"}::int`).catch((error: unknown) => error);
  expect(String(err)).toContain("dana@example.test");
  pino(loggerOptions("info"), stream).error({ err }, "query");
  expect(written).toContain("invalid input syntax for type integer");
  expect(written).not.toContain("Failed query");
});

test("the log level comes from the environment", () => {
  expect(log.child({}).level).toBe(process.env.LOG_LEVEL);
});

test("text is one line for people, without secrets", () => {
  let written = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  pino(loggerOptions("info"), textStream({ destination, colorize: false })).warn({ token: "s3cret", hours: 3 }, "late");
  expect(written).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: late \{"token":"\[Redacted\]","hours":3\}\n$/);
});
