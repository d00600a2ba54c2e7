import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isCurrent, sourceHash } from "@/scripts/build/source-hash";

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
  "rest/target.ts",
  "scripts/build/programs.ts",
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

test.each([
  "scripts/start.ts",
  "sandbox/server.ts",
  "server.ts",
  "db/client.ts",
  "rest/target.ts",
  "package-lock.json",
])("a change of %s asks for new bundles", async (file) => {
  const before = await sourceHash(root, "bundles");
  write(file, "changed");
  expect(await sourceHash(root, "bundles")).not.toBe(before);
});

test.each(["app/page.tsx", "components/ui/button.tsx", "scripts/start.test.ts", "next.config.ts"])(
  "a change of %s does not",
  async (file) => {
    const before = await sourceHash(root, "bundles");
    write(file, "changed");
    expect(await sourceHash(root, "bundles")).toBe(before);
  },
);

test.each([
  ["pages", ".next/source-hash"],
  ["bundles", "dist/source-hash"],
] as const)("a build of %s is of this source only while its mark says so", async (built, mark) => {
  write("server.ts", "");
  expect(await isCurrent(root, built)).toBe(false);
  write(mark, await sourceHash(root, built));
  expect(await isCurrent(root, built)).toBe(true);
  write("lib/tracking/videos/rules.ts", "export const one = 2;");
  expect(await isCurrent(root, built)).toBe(false);
});

test("where only a build is installed, it is current", async () => {
  rmSync(path.join(root, "app"), { recursive: true });
  rmSync(path.join(root, "lib"), { recursive: true });
  expect(await isCurrent(root, "bundles")).toBe(false);
  write("dist/source-hash", "of some source");
  expect(await isCurrent(root, "bundles")).toBe(true);
});
