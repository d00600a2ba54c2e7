import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openBatches } from "@/inngest/executor/batches";

/** Batches that record what they write, and take a moment for it. */
function recording(write: (items: string[]) => (Error | null)[] = (items) => items.map(() => null)) {
  const written: string[][] = [];
  const batches = openBatches<string>(async (items) => {
    written.push(items);
    await sleep(10);
    return write(items);
  });
  return { written, batches };
}

test("what is added while a batch is written goes into the next one", async () => {
  const { written, batches } = recording();
  const first = batches.add("a");
  await sleep(2);
  await Promise.all([first, batches.add("b"), batches.add("c")]);
  expect(written).toEqual([["a"], ["b", "c"]]);
  await batches.add("d");
  expect(written.at(-1)).toEqual(["d"]);
});

test("an item is resolved only once its batch is written", async () => {
  const { batches } = recording();
  let isWritten = false;
  const added = batches.add("a").then(() => {
    isWritten = true;
  });
  await sleep(2);
  expect(isWritten).toBe(false);
  await added;
});

test("an item's error is its own", async () => {
  const { batches } = recording((items) => items.map((item) => (item === "bad" ? new Error("lost") : null)));
  const outcomes = await Promise.allSettled(["a", "bad", "c"].map((item) => batches.add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a batch that fails rejects its items, and the next one is written", async () => {
  let fails = true;
  const { batches } = recording((items) => {
    if (fails) throw new Error("away");
    return items.map(() => null);
  });
  await expect(Promise.all([batches.add("a"), batches.add("b")])).rejects.toThrow("away");
  fails = false;
  await batches.add("c");
});

test("a large crowd is split", async () => {
  const { written, batches } = recording();
  await Promise.all(Array.from({ length: 450 }, (_, n) => batches.add(String(n))));
  expect(written.map((items) => items.length)).toEqual([200, 200, 50]);
});
