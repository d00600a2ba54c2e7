import { existsSync } from "node:fs";
import { getPathMatch } from "next/dist/shared/lib/router/utils/path-match";
import { prepareDestination } from "next/dist/shared/lib/router/utils/prepare-destination";
import { expect, test } from "vitest";
import { routeFileOf } from "@/app/api/_contract/served";
import config from "@/next.config";
import { canonicalPath } from "@/rest/dialect-of";
import { allowedMethods, OPERATIONS, operationsAt } from "@/rest/registry";

const rewrites = await config.rewrites?.();
const rules = (rewrites && !Array.isArray(rewrites) ? rewrites.beforeFiles : undefined) ?? [];

/** Returns where Next resolves a path with its configured rewrites. */
function rewritten(path: string): string {
  for (const { source, destination } of rules) {
    const params = getPathMatch(source, { strict: true, removeUnnamedParams: true })(path.replace(/(?<=.)\/$/, ""));
    if (!params) continue;
    const { newUrl } = prepareDestination({ appendParamsToQuery: false, destination, params, query: {} });
    return newUrl;
  }
  return path;
}

const ALIASES = [
  "/balance",
  "/v1/balance",
  "/api/v1/balance",
  "/v1",
  ...OPERATIONS.map(({ path }) => `/v1${path === "/" ? "" : path.replace(/\{\w+\}/g, "x")}`),
  "/token-stat-jobs/social-subscriber-count",
  "/token-stat-jobs/sync-social-subscriber-count",
  "/v1/token-stat-jobs/social-subscriber-count",
];

test.each(ALIASES)("%s leads to the same operation with and without server.ts", (path) => {
  const target = rewritten(path);
  expect(target).toBe(canonicalPath(path));
  expect(allowedMethods(target)).not.toBeNull();
});

test.each(["/", "/videos", "/v10/videos", "/balances", "/api/dashboard/x", "/api/v1/videos"])(
  "%s is not an alias",
  (path) => expect(rewritten(path)).toBe(path),
);

test("every alias leads to a route on disk", () => {
  for (const path of ALIASES) {
    const [operation] = operationsAt(rewritten(path));
    expect(operation && existsSync(routeFileOf(operation.path)), path).toBe(true);
  }
});
