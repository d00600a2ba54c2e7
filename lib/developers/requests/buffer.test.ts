import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log } from "@/lib/core/log";
import { RequestBuffer, type RequestEntry } from "@/lib/developers/requests/buffer";

const entry = (requestId: string): RequestEntry => ({
  ...{ requestId, organizationId: 1, keyId: 1, method: "GET", route: "/api/v1/whoami", path: "/api/v1/whoami" },
  ...{ status: 200, duration: 1, credits: 0, at: new Date("2026-03-10T12:00:00Z") },
});

/** A writer that records its batches and fails on request. */
function recording(options: Partial<ConstructorParameters<typeof RequestBuffer>[0]> = {}) {
  const batches: string[][] = [];
  const state = { error: null as Error | null };
  const buffer = new RequestBuffer({
    write: async (batch) => {
      if (state.error) throw state.error;
      batches.push(batch.map(({ requestId }) => requestId));
    },
    ...options,
  });
  return { buffer, batches, state };
}
const names = (count: number, first = 0) => Array.from({ length: count }, (_, n) => `r${first + n}`);
const addAll = (buffer: RequestBuffer, ids: string[]) => {
  for (const id of ids) buffer.add(entry(id));
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("entries within a second are written together", async () => {
  const { buffer, batches } = recording();
  addAll(buffer, names(3));
  await vi.advanceTimersByTimeAsync(999);
  expect(batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([names(3)]);
  addAll(buffer, ["later"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([names(3), ["later"]]);
});

test("a full batch does not wait for the second", async () => {
  const { buffer, batches } = recording({ batchSize: 5 });
  addAll(buffer, names(12));
  await vi.advanceTimersByTimeAsync(0);
  expect(batches).toEqual([names(5)]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([names(5), names(5, 5), names(2, 10)]);
});

test("one batch is written at a time", async () => {
  let running = 0;
  let most = 0;
  const write = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running--;
  };
  const { buffer } = recording({ batchSize: 2, write });
  addAll(buffer, names(20));
  await Promise.all([buffer.flush(), buffer.flush(), vi.advanceTimersByTimeAsync(5_000)]);
  expect({ most, ...buffer.state }).toEqual({ most: 1, waiting: 0, dropped: 0 });
});

test("there are few batches under a steady load: entries added during a write wait for their own second", async () => {
  let batches = 0;
  const write = async () => {
    batches++;
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const { buffer } = recording({ write });
  for (let millisecond = 0; millisecond < 5_000; millisecond += 10) {
    buffer.add(entry(`r${millisecond}`));
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(batches).toBeLessThanOrEqual(5);
});

test("failed entries are kept in order and written when the database is back", async () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
  const { buffer, batches, state } = recording();
  state.error = new Error("the database is away");
  expect(() => addAll(buffer, names(2))).not.toThrow();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(warn).toHaveBeenCalledTimes(3);
  addAll(buffer, ["later"]);
  state.error = null;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([["r0", "r1", "later"]]);
});

test("memory is bounded: entries that don't fit are counted and logged", async () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
  const { buffer, batches, state } = recording({ capacity: 10, batchSize: 5 });
  state.error = new Error("the database is away");
  addAll(buffer, names(25));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(buffer.state).toEqual({ waiting: 10, dropped: 15 });
  state.error = null;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches.flat()).toEqual(names(10));
  expect(buffer.state).toEqual({ waiting: 0, dropped: 0 });
  expect(warn).toHaveBeenCalledWith({ dropped: 15 }, expect.any(String));
});

test("a batch that the database permanently rejects does not block the others", async () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => {});
  const { buffer, batches, state } = recording({ isHopeless: () => true });
  state.error = new Error("violates a constraint");
  addAll(buffer, ["bad"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(error).toHaveBeenCalledWith(expect.objectContaining({ lost: 1 }), expect.any(String));
  state.error = null;
  addAll(buffer, ["good"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([["good"]]);
});

test("on shutdown, waiting entries are written, unless the database is unavailable", async () => {
  vi.spyOn(log, "warn").mockImplementation(() => {});
  const { buffer, batches, state } = recording({ batchSize: 2 });
  addAll(buffer, names(5));
  expect(await buffer.flush()).toBe(true);
  expect(batches.flat()).toEqual(names(5));
  state.error = new Error("the database is away");
  addAll(buffer, ["late"]);
  expect(await buffer.flush()).toBe(false);
  expect(buffer.state.waiting).toBe(1);
});
