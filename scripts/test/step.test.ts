import { expect, test, vi } from "vitest";
import { describeTimes, runStep } from "@/scripts/test/step";

const signal = new AbortController().signal;
const script = (text: string) => ["--eval", text];

/** Collects what is logged during the work. */
async function logged(work: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(line));
  await work().finally(() => log.mockRestore());
  return lines;
}

test("a held step prints its full output when it ends, and its time is recorded", async () => {
  const command = script('console.log("one"); setTimeout(() => console.error("two"), 300)');
  const lines = await logged(async () => {
    expect(await runStep({ name: "slow", command, signal, held: true })).toBe(true);
  });
  expect(lines).toEqual(["\n== slow\none\ntwo\n", expect.stringMatching(/^== slow: ok \(\d+\.\d s\)$/)]);
  expect(describeTimes()).toMatch(/^ +\d+\.\d s {2}slow$/m);
});

test("a failed or interrupted step is not a success, but its time is recorded", async () => {
  const over = new AbortController();
  const lines = await logged(async () => {
    expect(await runStep({ name: "failing", command: script("process.exit(3)"), signal, held: true })).toBe(false);
    const endless = runStep({ name: "endless", command: script("setInterval(() => {}, 1000)"), signal: over.signal });
    setTimeout(() => over.abort(), 300);
    expect(await endless).toBe(false);
  });
  expect(lines.filter((line) => line.includes("FAILED"))).toHaveLength(2);
  expect(describeTimes()).toMatch(/failing$/m);
  expect(describeTimes()).toMatch(/endless$/m);
});
