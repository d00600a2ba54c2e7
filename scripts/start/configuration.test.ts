import { expect, test } from "vitest";
import { showsDevPages } from "@/lib/core/env";
import { readConfiguration, type StartOptions } from "@/scripts/start/configuration";

const OPTIONS: StartOptions = { dev: false };
const KEYS = { INNGEST_EVENT_KEY: "events", INNGEST_SIGNING_KEY: "ab".repeat(32) };
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
  const external = { DATABASE_URL: "postgres://db.example.com/clips" };
  // Demo data is written into an external database only on request.
  expect(read(external).parts).toMatchObject({ postgres: false, demo: false });
  expect(read(external, { dev: false, demo: true }).parts).toMatchObject({ postgres: false, demo: true });
  expect(read({ YOUTUBE_API_KEY: "k" }).parts).toMatchObject({ sandbox: false, demo: false, postgres: true });
  expect(read({ X_BEARER_TOKEN: "k" }).parts).toMatchObject({ sandbox: false, demo: false });
  expect(read({ RAPIDAPI_KEY: "k" }).parts).toMatchObject({ sandbox: false, demo: false });
  expect(read({ SANDBOX_URL: "http://127.0.0.1:3001" }).parts).toMatchObject({ sandbox: false, demo: true });
  expect(read({ INNGEST_DEV: "1" }).parts.executor).toBe(false);
  expect(read({ INNGEST_DEV: "0" }).parts.executor).toBe(true);
  expect(read(KEYS).parts.executor).toBe(false);
  expect(read({ ...KEYS, INNGEST_BASE_URL: "http://jobs.example.com" }).parts.executor).toBe(false);
  expect(read({ APP_URL: "https://clips.example.com/" }).url).toBe("https://clips.example.com");
  expect(read({}, { dev: true, demo: false })).toMatchObject({
    env: { NODE_ENV: "development" },
    parts: { demo: false },
  });
});

test("a production start has no developer pages unless DEV_PAGES is set", () => {
  const shows = (source: Record<string, string>, dev = false) => showsDevPages(read(source, { dev }).env);
  expect(shows({})).toBe(false);
  expect(shows({ NODE_ENV: "development" })).toBe(false);
  expect(shows({ DEV_PAGES: "1" })).toBe(true);
  expect(shows({}, true)).toBe(true);
});

test("an empty variable counts as not set", () => {
  expect(read({ DATABASE_URL: "", PORT: "", YOUTUBE_API_KEY: "" }).parts).toMatchObject({
    postgres: true,
    sandbox: true,
  });
});

test.each<[Record<string, string>, RegExp | null]>([
  [{ INNGEST_BASE_URL: "http://jobs.example.com" }, /EVENT_KEY: is missing[\s\S]*SIGNING_KEY: is missing/],
  [{ INNGEST_EVENT_KEY: "events" }, /SIGNING_KEY: is missing/],
  [{ INNGEST_SIGNING_KEY: KEYS.INNGEST_SIGNING_KEY }, /EVENT_KEY: is missing/],
  [{ ...KEYS, INNGEST_SIGNING_KEY: "not-hexadecimal" }, /SIGNING_KEY: must be hexadecimal/],
  [{ ...KEYS, INNGEST_SIGNING_KEY: "abc" }, /SIGNING_KEY: must be hexadecimal/],
  [{ ...KEYS, INNGEST_DEV: "1" }, /INNGEST_DEV: cannot be combined/],
  [{ INNGEST_DEV: "please" }, /INNGEST_DEV: must be/],
  [{ INNGEST_DEV: "http://localhost:8288" }, null],
  [{ INNGEST_DEV: "1", INNGEST_BASE_URL: "http://localhost:8288" }, null],
  [{ INNGEST_DEV: "false", INNGEST_BASE_URL: "http://jobs.example.com" }, /EVENT_KEY: is missing/],
  [{ ...KEYS, INNGEST_SIGNING_KEY: `signkey-prod-${KEYS.INNGEST_SIGNING_KEY}` }, null],
])("an Inngest server must be fully configured: %o", (source, error) => {
  if (error) expect(() => read(source)).toThrow(error);
  else expect(read(source).parts.executor).toBe(false);
});

test.each([
  "https://clips.example.com/app",
  "https://clips.example.com/?x=1",
  "https://clips.example.com/#top",
  "https://clips.example.com?",
  "https://ada:pw@clips.example.com",
  "clips.example.com",
])("APP_URL is an origin, not %s", (APP_URL) => {
  expect(() => read({ APP_URL })).toThrow(/APP_URL: must be an/);
});

test("APP_URL is normalized like an origin in a browser", () => {
  expect(read({ APP_URL: "HTTPS://Clips.Example.com:443/" }).url).toBe("https://clips.example.com");
  expect(read({ APP_URL: "http://127.0.0.1:3100" }).url).toBe("http://127.0.0.1:3100");
});

test.each<[string, boolean]>([
  ["ada@example.com", true],
  ["Clipscope <noreply@localhost>", true],
  ['"Acme, Inc." <clips@acme.example>', true],
  ["Zoë’s Clips <zoe@müller.example>", true],
  ["<ada@example.com>", true],
  ["Acme, Inc. <clips@acme.example>", false],
  ["Clipscope", false],
  ["Clipscope noreply@example.com", false],
  ["Clipscope <noreply@example.com", false],
  ["Clipscope <noreply>", false],
  ["a@example.com, b@example.com", false],
  ["a@b@example.com", false],
  ["ada@example.com\nBcc: x@example.com", false],
  ["ada@-example.com", false],
])("MAIL_FROM is one mailbox: %s", (MAIL_FROM, isFine) => {
  if (isFine) expect(read({ MAIL_FROM }).env.MAIL_FROM).toBe(MAIL_FROM);
  else expect(() => read({ MAIL_FROM })).toThrow(/MAIL_FROM: must be one mailbox/);
});

test("a mail server's URL requires a host and valid escapes", () => {
  expect(read({ SMTP_URL: "smtps://ada%40x:p%25w@mail.example.com" }).env.SMTP_URL).toBeDefined();
  expect(() => read({ SMTP_URL: "smtp://ada:50%off@mail.example.com" })).toThrow(/SMTP_URL: has a %/);
  expect(() => read({ SMTP_URL: "http://mail.example.com" })).toThrow(/SMTP_URL: must be/);
});

test("sign-in can't use another address than links", () => {
  expect(() => read({ NEXTAUTH_URL: "https://other.example.com" })).toThrow(/NEXTAUTH_URL/);
  expect(read({ APP_URL: "https://a.example", NEXTAUTH_URL: "https://a.example/" }).url).toBe("https://a.example");
});

test("requested demo data requires the sandbox", () => {
  expect(() => read({ YOUTUBE_API_KEY: "k" }, { dev: false, demo: true })).toThrow(/--demo/);
});

test("all errors are reported together, without values", () => {
  const invalid = { PORT: "70000", APP_URL: "ftp://x", DATABASE_URL: "mysql://secret@db", NEXTAUTH_SECRET: "short" };
  expect(() => read(invalid)).toThrow(/PORT[\s\S]*APP_URL[\s\S]*DATABASE_URL[\s\S]*NEXTAUTH_SECRET/);
  expect(() => read(invalid)).not.toThrow(/secret@db/);
});
