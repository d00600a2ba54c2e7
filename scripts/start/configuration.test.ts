import { expect, test } from "vitest";
import { readConfiguration } from "@/scripts/start/configuration";

const OPTIONS = { dev: false, demo: true };
const read = (source: Record<string, string>, options = OPTIONS) =>
  readConfiguration("/srv/clipscope", source, options);

test("an empty environment gets every embedded part", () => {
  expect(read({})).toMatchObject({
    dataDir: "/srv/clipscope/.data",
    url: "http://localhost:3000",
    env: { NODE_ENV: "production", PORT: 3000, HOST: "127.0.0.1" },
    parts: { postgres: true, sandbox: true, executor: true, demo: true },
  });
});

test("each variable replaces its part", () => {
  expect(read({ DATABASE_URL: "postgres://db.example.com/clips" }).parts).toMatchObject({
    postgres: false,
    demo: true,
  });
  expect(read({ YOUTUBE_API_KEY: "k" }).parts).toMatchObject({ sandbox: false, demo: false, postgres: true });
  expect(read({ X_BEARER_TOKEN: "k" }).parts).toMatchObject({ sandbox: false, demo: false });
  expect(read({ RAPIDAPI_KEY: "k" }).parts).toMatchObject({ sandbox: false, demo: false });
  expect(read({ SANDBOX_URL: "http://127.0.0.1:3001" }).parts).toMatchObject({ sandbox: false, demo: true });
  expect(read({ INNGEST_DEV: "1" }).parts.executor).toBe(false);
  expect(read({ INNGEST_BASE_URL: "http://jobs.example.com" }).parts.executor).toBe(false);
  expect(read({ INNGEST_SIGNING_KEY: "k" }).parts.executor).toBe(false);
  expect(read({ APP_URL: "https://clips.example.com/" }).url).toBe("https://clips.example.com");
  expect(read({}, { dev: true, demo: false })).toMatchObject({
    env: { NODE_ENV: "development" },
    parts: { demo: false },
  });
});

test("an empty variable is as good as none", () => {
  expect(read({ DATABASE_URL: "", PORT: "", YOUTUBE_API_KEY: "" }).parts).toMatchObject({
    postgres: true,
    sandbox: true,
  });
});

test("all faults are told at once, without their values", () => {
  const faulty = { PORT: "70000", APP_URL: "ftp://x", DATABASE_URL: "mysql://secret@db", NEXTAUTH_SECRET: "short" };
  expect(() => read(faulty)).toThrow(/PORT[\s\S]*APP_URL[\s\S]*DATABASE_URL[\s\S]*NEXTAUTH_SECRET/);
  expect(() => read(faulty)).not.toThrow(/secret@db/);
});
