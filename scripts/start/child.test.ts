import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findProcess } from "@/scripts/processes";
import { startChild } from "@/scripts/start/child";

const directory = mkdtempSync(path.join(tmpdir(), "clipscope-child-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function script(name: string, text: string): string {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
}

const root = process.cwd();
const commandOf = (file: string) => ["--import", "tsx", "--import", "./scripts/start/end-with-parent.ts", file];
const willing = script("willing.mjs", 'console.log("up"); setInterval(() => {}, 1000);');
const stubborn = script(
  "stubborn.mjs",
  'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000);',
);
const broken = script("broken.mjs", 'console.error("no luck"); process.exit(3);');

test("a child's lines are prefixed with its name, and it ends on request", async () => {
  const lines: string[] = [];
  const child = await startChild({
    name: "web",
    command: commandOf(willing),
    root,
    env: process.env,
    print: (l) => lines.push(l),
  });
  expect(await child.firstLine).toBe("up");
  expect(lines).toEqual(["web      | up"]);
  await child.stop(5_000);
  expect(await child.ended).toBe("ended by SIGTERM");
  expect(await findProcess(child.pid)).toBeNull();
});

test("a child that does not end is killed after the timeout", async () => {
  const child = await startChild({
    name: "web",
    command: commandOf(stubborn),
    root,
    env: process.env,
    print: () => {},
  });
  await child.firstLine;
  const begun = performance.now();
  await child.stop(300);
  expect(await child.ended).toBe("ended by SIGKILL");
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test("reports how a child ended by itself", async () => {
  const lines: string[] = [];
  const child = await startChild({
    name: "web",
    command: commandOf(broken),
    root,
    env: process.env,
    print: (l) => lines.push(l),
  });
  expect(await child.ended).toBe("ended with exit code 3");
  await expect.poll(() => lines).toEqual(["web      | no luck"]);
  await child.stop(1_000);
});

test("children end by themselves when their parent is killed", async () => {
  const parent = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", PARENT.replace("COMMAND", JSON.stringify(commandOf(willing)))],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [output] = await once(parent.stdout, "data");
  const pid = Number(output);
  expect(await findProcess(pid)).not.toBeNull();
  parent.kill("SIGKILL");
  await expect.poll(() => findProcess(pid), { timeout: 10_000 }).toBeNull();
});

const PARENT = `
  const { startChild } = await import("@/scripts/start/child");
  const child = await startChild({ name: "web", command: COMMAND, root: process.cwd(), env: process.env, print: () => {} });
  await child.firstLine;
  console.log(child.pid);
`;
