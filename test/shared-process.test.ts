import { expect, test, vi } from "vitest";
import { restoreProcess } from "@/test/shared-process";

test("what a file left in its process is gone before the next one", async () => {
  restoreProcess();
  const { warn } = console;
  const { NODE_ENV } = process.env;
  const listeners = process.listeners("unhandledRejection");
  const { isDay } = await import("@/lib/core/time/zone-rules");

  const ignore = () => {};
  vi.useFakeTimers({ now: 0 });
  vi.spyOn(process, "cwd").mockReturnValue("/nowhere");
  vi.stubGlobal("fetch", ignore);
  console.warn = ignore;
  Object.assign(process.env, { NODE_ENV: "production", LEFT_BEHIND: "1" });
  Object.assign(globalThis, { clipscopeDatabases: new Map() });
  process.on("unhandledRejection", ignore);
  restoreProcess();

  expect(Date.now()).toBeGreaterThan(0);
  expect(process.cwd()).not.toBe("/nowhere");
  expect(fetch).not.toBe(ignore);
  expect(console.warn).toBe(warn);
  expect(process.env.NODE_ENV).toBe(NODE_ENV);
  expect(process.env).not.toHaveProperty("LEFT_BEHIND");
  expect(globalThis).not.toHaveProperty("clipscopeDatabases");
  expect(process.listeners("unhandledRejection")).toEqual(listeners);
  expect((await import("@/lib/core/time/zone-rules")).isDay).not.toBe(isDay);
});
