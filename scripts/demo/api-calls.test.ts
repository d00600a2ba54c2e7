import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { getApiUsage } from "@/lib/developers/api-usage/get";
import { ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { listKeys } from "@/lib/developers/keys/list";
import { operationOf } from "@/rest/documented-routes";
import { makeApiCalls } from "@/scripts/demo/api-calls";
import { makeScenes } from "@/scripts/demo/scenes";
import { createTestOrganization, testContext } from "@/test/context";

test("two programs have called documented routes for weeks, with few errors", async () => {
  const ctx = testContext(new Date("2026-11-29T12:30:00Z"));
  const owner = await createTestOrganization(ctx);
  const begin = new Date(ctx.now().getTime() - 30 * DAY_MS);
  await makeApiCalls(
    owner,
    makeScenes().map((scene, index) => ({ ...scene, id: `video${index}` })),
    begin,
  );
  const { keys } = await listKeys(owner);
  expect(keys.map(({ name }) => name).toSorted()).toEqual(["Campaign report", "Data warehouse"]);
  const { routes, days, totals } = await getApiUsage(owner, ApiUsageQuery.parse({}), operationOf);
  expect(routes.length).toBeGreaterThan(3);
  expect(routes.filter(({ operation }) => operation === null)).toEqual([]);
  expect(days.slice(2).filter(({ calls }) => calls === 0)).toEqual([]);
  expect(totals.calls).toBeGreaterThan(1_000);
  expect(totals.errors).toBeGreaterThan(10);
  expect(totals.errors / totals.calls).toBeLessThan(0.05);
  // The log has nothing that the ledger lacks.
  expect(totals.credits).toBe(0);
});
