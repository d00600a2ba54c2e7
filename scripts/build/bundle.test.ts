import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { isBuiltin } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { writeBundles } from "@/scripts/build/bundle";
import { PROGRAMS } from "@/scripts/build/programs";

const root = process.cwd();
// Inside the project, where the packages that stay packages are found.
const folder = path.join(root, ".data", `test-bundles-${process.pid}`);
const Package = z.object({ dependencies: z.record(z.string(), z.string()) });
const { dependencies } = Package.parse(JSON.parse(readFileSync("package.json", "utf8")));

let bundles: Metafile;
beforeAll(async () => {
  bundles = await writeBundles(root, folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

test("each program has a bundle with a source map", () => {
  const entries = Object.entries(bundles.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint ? [[path.basename(file, ".js"), entryPoint]] : [],
  );
  expect(entries).toEqual(expect.arrayContaining(Object.entries(PROGRAMS)));
  const files = Object.keys(bundles.outputs);
  expect(files.filter((file) => file.endsWith(".js") && !files.includes(`${file}.map`))).toEqual([]);
});

test("the bundles import production dependencies only, and neither tsx nor esbuild when they start", () => {
  const imports = Object.values(bundles.outputs).flatMap((output) => output.imports.filter(({ external }) => external));
  const packages = imports.filter(({ path }) => !isBuiltin(path)).map(({ path }) => packageOf(path));
  expect(packages).toContain("next");
  expect([...new Set(packages)].filter((name) => !(name in dependencies)).sort()).toEqual([]);
  const compilers = imports.filter(({ path }) => ["tsx", "esbuild", "typescript"].includes(packageOf(path)));
  // Bundling again, after a change of the source, is the only use.
  expect(compilers.map(({ path, kind }) => `${path} ${kind}`)).toEqual(["esbuild dynamic-import"]);
});

test("plain Node runs the tools", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, "admin.js"), "--help"]);
  expect(stdout).toContain("replace-secret");
});

test.each([
  ["sandbox", "0", /^sandbox platform listening on http/],
  ["executor", "3000", /^Executor (ready|standing by)/],
])(
  "plain Node runs the %s until a signal",
  async (program, PORT, said) => {
    const child = spawn(process.execPath, [path.join(folder, `${program}.js`)], {
      env: { ...process.env, NODE_ENV: "production", PORT, LOG_LEVEL: "fatal" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data) => {
        output += data;
      });
    await expect.poll(() => output, { timeout: 30_000 }).toMatch(said);
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  },
  45_000,
);
