import { expect, test, vi } from "vitest";
import { captureConsole } from "@/rest/console-log";

process.env.LOG_LEVEL = "error";

test("writes console output as lines of JSON, and ignores disconnected clients", () => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  const target = { ...console };
  captureConsole(target);
  target.error(" \u001b[31m⨯\u001b[39m", new Error("first\nsecond"));
  target.error("a %s", "b");
  target.error("⨯", Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
  target.log("\n");
  vi.restoreAllMocks();
  const parsed = lines.map((line) => JSON.parse(line));
  expect(lines.every((line) => line.endsWith("\n") && !line.slice(0, -1).includes("\n"))).toBe(true);
  expect(parsed).toMatchObject([
    { level: 50, msg: "⨯", err: { message: "first\nsecond" } },
    { level: 50, msg: "a b" },
  ]);
});
