import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { PROGRAMS } from "@/scripts/build/programs";

const Package = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = Package.parse(JSON.parse(readFileSync("package.json", "utf8")));
const own = Object.entries(scripts).flatMap(([name, command]) => {
  const [, source, program] =
    /^(?:exec )?node (?:--\S+ )*?(?:--import tsx (\S+\.ts)|scripts\/launch\.mjs (\S+))/.exec(command) ?? [];
  const file = source ?? Object.entries(PROGRAMS).find(([known]) => known === program)?.[1];
  return file ? [{ name, file }] : [];
});

/** Runs a script whose standard output no one reads. */
async function runUnread(args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  const errors = text(child.stderr);
  const [code] = await once(child, "exit");
  return { code, errors: await errors };
}

describe("a script whose reader closes the pipe", () => {
  test("every script in package.json is either another package's command or covered here", () => {
    const others = Object.entries(scripts).filter(([name]) => !own.some((script) => script.name === name));
    expect(others.filter(([, command]) => /\bnode\b|scripts\//.test(command))).toEqual([]);
    expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(["start", "test", "admin", "build", "bench"]));
  });

  test.each(own)("$name handles it before anything is written", ({ file }) => {
    const [first] = readFileSync(file, "utf8").match(/^import .*$/m) ?? [];
    expect(first).toBe('import "@/scripts/quiet-pipe";');
  });

  // Several at the same time: a busy machine takes minutes to compile them.
  const PATIENCE_MS = 5 * MINUTE_MS;
  const withHelp = own.filter(({ file }) => /from "commander"/.test(readFileSync(file, "utf8")));
  test.concurrent.each(withHelp)(
    "$name ends without an error",
    async ({ file }) => {
      expect(await runUnread([file, "--help"])).toEqual({ code: 0, errors: "" });
    },
    PATIENCE_MS,
  );

  test("a script that cleans up on SIGTERM does so once", async () => {
    const script = `
      await import("@/scripts/quiet-pipe");
      process.on("SIGTERM", () => { console.error("cleaning"); setTimeout(() => process.exit(3), 200); });
      setInterval(() => console.log("a line"), 20);
    `;
    expect(await runUnread(["--input-type=module", "-e", script])).toEqual({ code: 3, errors: "cleaning\n" });
  });
});
