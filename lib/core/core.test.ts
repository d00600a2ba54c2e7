import { expect, test } from "vitest";
import { DeadlineExceeded, withDeadline } from "@/lib/core/deadline";
import { forEach } from "@/lib/core/each";
import { Lanes } from "@/lib/core/lanes";

test("work past its deadline is aborted and rejected", async () => {
  let aborted = false;
  const never = (signal: AbortSignal) =>
    new Promise<never>(() =>
      signal.addEventListener("abort", () => {
        aborted = true;
      }),
    );
  await expect(withDeadline(50, "A test", never)).rejects.toThrow(DeadlineExceeded);
  expect(aborted).toBe(true);
  expect(await withDeadline(1_000, "A test", async () => 7)).toBe(7);
});

test("a failed item doesn't prevent the others, and the job fails", async () => {
  const done: number[] = [];
  const work = async (item: number) => {
    if (item === 2) throw new Error("held by another process");
    done.push(item);
  };
  await expect(forEach([1, 2, 3], "numbers", work)).rejects.toThrow("numbers: 1 of 3 failed");
  expect(done).toEqual([1, 3]);
});

test("limits how many run and wait at the same time", async () => {
  const lanes = new Lanes(2, 3);
  let running = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  const all = Array.from({ length: 5 }, () => lanes.run(work));
  await expect(lanes.run(work)).rejects.toThrow("More than 3");
  for (let ended = 0; ended < 5; ended++) {
    while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    ends.shift()?.();
  }
  await Promise.all(all);
  expect(most).toBe(2);
  await lanes.run(async () => {});
});
