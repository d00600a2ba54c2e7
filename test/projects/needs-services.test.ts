import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findServiceTests, findTests } from "@/test/projects/needs-services";

const root = mkdtempSync(path.join(tmpdir(), "clipscope-projects-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const FILES = {
  "db/client.ts": 'import { pool } from "./pool";\n',
  "db/pool.ts": "export const pool = 1;\n",
  "lib/pure.ts": "export const pure = 1;\n",
  "lib/verb.ts": 'import type { Pure } from "./pure";\nimport {\n  database,\n} from "@/db/client";\n',
  "lib/again.ts": 'export { verb } from "@/lib/verb";\n',
  "test/sandbox.ts": "",
  "a/pure.test.ts": 'import { pure } from "@/lib/pure";\nimport type { Verb } from "@/lib/verb";\n',
  "a/direct.test.ts": 'import { database } from "../db/client";\n',
  "a/indirect.test.tsx": 'import { verb } from "@/lib/again";\n',
  "a/dynamic.test.ts": 'const { verb } = await import("@/lib/verb");\n',
  "a/effect.test.ts": 'import "@/test/sandbox";\n',
  "a/process.test.ts": 'import { spawn } from "node:child_process";\n',
  "a/variable.test.ts": "process".concat(".env.PORT = '1';\n"),
  "e2e/story.test.ts": "",
};
for (const [file, text] of Object.entries(FILES)) {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

test("a test that imports a service, directly or not, or changes its process is not a unit test", () => {
  expect(Object.fromEntries(findServiceTests(root))).toEqual({
    "a/direct.test.ts": ["a/direct.test.ts", "db/client.ts"],
    "a/indirect.test.tsx": ["a/indirect.test.tsx", "lib/again.ts", "lib/verb.ts", "db/client.ts"],
    "a/dynamic.test.ts": ["a/dynamic.test.ts", "lib/verb.ts", "db/client.ts"],
    "a/effect.test.ts": ["a/effect.test.ts", "test/sandbox.ts"],
    "a/process.test.ts": ["a/process.test.ts", "node:child_process"],
    "a/variable.test.ts": ["a/variable.test.ts", "process"],
  });
});

test("finds every test file once, and leaves out browser tests", () => {
  expect(findTests(root)).toEqual([
    "a/direct.test.ts",
    "a/dynamic.test.ts",
    "a/effect.test.ts",
    "a/indirect.test.tsx",
    "a/process.test.ts",
    "a/pure.test.ts",
    "a/variable.test.ts",
  ]);
});
