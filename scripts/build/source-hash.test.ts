import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBuilt } from "@/scripts/build/ensure-build";
import { sourceHash } from "@/scripts/build/source-hash";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "clipscope-build-"));
  write("app/page.tsx", "export default () => null;");
  write("lib/tracking/videos/rules.ts", "export const one = 1;");
  write("package-lock.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string) {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

test.each([
  "app/page.tsx",
  "components/ui/button.tsx",
  "lib/tracking/videos/rules.ts",
  "db/client.ts",
  "inngest/client.ts",
  "public/icon.svg",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "package-lock.json",
  "tsconfig.json",
])("a change of %s requires a new build", async (file) => {
  const before = await sourceHash(root);
  write(file, "changed");
  expect(await sourceHash(root)).not.toBe(before);
});

test.each([
  "lib/tracking/videos/rules.test.ts",
  "db/migrations/0001_more.sql",
  "scripts/start.ts",
  "sandbox/server.ts",
  "e2e/api/track.spec.ts",
  "server.ts",
  "vitest.config.ts",
  "README.md",
  "docs/operations.md",
])("a change of %s does not", async (file) => {
  const before = await sourceHash(root);
  write(file, "changed");
  expect(await sourceHash(root)).toBe(before);
});

test("depends on contents and paths, not on dates", async () => {
  const before = await sourceHash(root);
  utimesSync(path.join(root, "app/page.tsx"), 1, 1);
  expect(await sourceHash(root)).toBe(before);
  rmSync(path.join(root, "app/page.tsx"));
  write("app/other.tsx", "export default () => null;");
  expect(await sourceHash(root)).not.toBe(before);
});

test("a build is up to date only if its mark matches the source", async () => {
  expect(await isBuilt(root)).toBe(false);
  write(".next/source-hash", await sourceHash(root));
  expect(await isBuilt(root)).toBe(true);
  write("lib/tracking/videos/rules.ts", "export const one = 2;");
  expect(await isBuilt(root)).toBe(false);
});
