import { Writable } from "node:stream";
import pino from "pino";
import { expect, test } from "vitest";
import { log, loggerOptions } from "@/lib/log";

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

test("the log takes its level from the environment", () => {
  expect(log.child({}).level).toBe(process.env.LOG_LEVEL);
});
