import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { PREFIX, removeLeftovers } from "@/test/leftovers";

/** Above the limit for process IDs on Linux and macOS, so no process has it. */
const DEAD = 99_999_999;

test("removes what this user's dead runs left, and nothing else", async () => {
  const temporary = await mkdtemp(path.join(tmpdir(), "leftovers-"));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  const own = process.getuid?.() ?? 0;
  const names = [`${PREFIX}${DEAD}-a`, `${PREFIX}${process.pid}-b`, "other"];
  for (const name of names) await mkdir(path.join(temporary, name));

  await removeLeftovers(temporary, own + 1);
  expect((await readdir(temporary)).sort()).toEqual([...names].sort());

  await removeLeftovers(temporary, own);
  expect((await readdir(temporary)).sort()).toEqual(names.slice(1).sort());
});
