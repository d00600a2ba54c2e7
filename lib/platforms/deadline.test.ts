import { expect, test } from "vitest";
import { callWithRetries, isFailure, platformTimeLeft, withRun } from "@/lib/platforms/call-with-retries";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { parseVideoUrl } from "@/lib/platforms/rules";
import { tiktokScraper7 } from "@/lib/platforms/sources/tiktok-scraper7";
import { testContext } from "@/test/context";
import { injectFault } from "@/test/sandbox";

const ctx = testContext(new Date());
test("a request stops waiting for platforms at its deadline, regardless of the call's timeout", async () => {
  await injectFault({ platform: "tiktok", fault: "timeout" });
  const bounded = { ...ctx, platformDeadline: Date.now() + 300 };
  const started = Date.now();
  const verdict = await withRun(bounded, tiktokScraper7, {}, (run) =>
    callWithRetries(run, {
      bucket: {
        name: "deadline",
        limit: 100,
        exhausted: "quota",
        windowEnd: (now) => new Date(now.getTime() + 60_000),
      },
      subjects: [],
      path: "/",
      parameters: {},
      interpret: () => ({ value: 1 }),
    }),
  );
  expect(isFailure(verdict) && verdict.failure.kind).toBe("transient");
  expect(Date.now() - started).toBeLessThan(5_000);
});

test("makes no call after the deadline; jobs have none", async () => {
  const late = { ...ctx, platformDeadline: Date.now() - 1 };
  expect(await resolveVideoUrl(late, parseVideoUrl("https://vm.tiktok.com/ZMabcdefg/"))).toEqual({ kind: "transient" });
  expect(platformTimeLeft(ctx)).toBe(Number.POSITIVE_INFINITY);
});
