import { expect, test } from "vitest";
import { checkEnv } from "@/lib/core/env";
import { isPublicOrigin } from "@/lib/core/env/public-origin";

const INNER = [
  "http://localhost:3000",
  "http://127.0.0.1",
  "http://[::1]:3000",
  "http://10.1.2.3",
  "http://192.168.0.4:3000",
];
const NAMES = [
  "http://clipscope:3000",
  "http://clips.localhost",
  "http://clips.internal",
  "https://box.local",
  "nonsense",
];
const PUBLIC = ["https://clips.example.com", "http://8.8.8.8", "https://[2606:4700::1]"];

test.each([...INNER, ...NAMES])("%s is not public", (origin) => expect(isPublicOrigin(origin)).toBe(false));
test.each(PUBLIC)("%s is public", (origin) => expect(isPublicOrigin(origin)).toBe(true));

test("a development server is rejected with a public address", () => {
  const base = { DATABASE_URL: "postgres://x@db/x", NEXTAUTH_SECRET: "x".repeat(32) };
  const errors = (more: Record<string, string>) => checkEnv({ ...base, ...more }).errors.join("\n");
  expect(errors({ INNGEST_DEV: "1", APP_URL: "https://clips.example.com" })).toMatch(/^INNGEST_DEV: /);
  expect(errors({ INNGEST_DEV: "1", APP_URL: "http://localhost:3000" })).toBe("");
  expect(errors({ INNGEST_DEV: "0", APP_URL: "https://clips.example.com" })).toBe("");
});
