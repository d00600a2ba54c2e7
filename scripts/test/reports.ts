import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Tally } from "@/scripts/test/step";

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** @param succeeded whether the run itself succeeded: a report must not turn a failed run into one without failures */
export function readVitest(file: string, succeeded: boolean): Tally {
  return read(file, succeeded, (report) => {
    const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report);
    // A file that fails to load has no failed tests.
    const unloaded = testResults.filter(
      (result) => result.status === "failed" && !result.assertionResults.some(({ status }) => status === "failed"),
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
  });
}

export function readPlaywright(file: string, succeeded: boolean): Tally {
  return read(file, succeeded, (report) => {
    const { expected, unexpected, flaky } = PlaywrightReport.parse(report).stats;
    return { passed: expected, failed: unexpected + flaky };
  });
}

function read(file: string, succeeded: boolean, count: (report: unknown) => Tally): Tally {
  let tally: Tally = { passed: 0, failed: 0 };
  try {
    tally = count(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`No readable report in ${file}: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
