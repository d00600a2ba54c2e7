import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { readPlaywright, readVitest } from "@/scripts/test/reports";

const directory = mkdtempSync(path.join(tmpdir(), "clipscope-reports-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(directory, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("counts vitest's tests, and a file that fails to load as a failure", () => {
  const loaded = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
  const unloaded = { status: "failed", assertionResults: [] };
  const file = report({ numPassedTests: 7, numFailedTests: 1, testResults: [loaded, unloaded] });
  expect(readVitest(file, false)).toEqual({ passed: 7, failed: 2 });
});

test("counts Playwright's tests, flaky ones as failures", () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 } });
  expect(readPlaywright(file, false)).toEqual({ passed: 5, failed: 3 });
});

test("a failed run has a failure, no matter what its report contains or whether there is one", () => {
  const file = report({ numPassedTests: 7, numFailedTests: 0, testResults: [] });
  expect(readVitest(file, true)).toEqual({ passed: 7, failed: 0 });
  expect(readVitest(file, false)).toEqual({ passed: 7, failed: 1 });
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(readVitest(path.join(directory, "absent.json"), true)).toEqual({ passed: 0, failed: 1 });
  expect(complaints).toHaveBeenCalledOnce();
  complaints.mockRestore();
});
