import { expect, test } from "vitest";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { listReportRows } from "@/lib/insight/reports/list-rows";
import { shareLaunch } from "@/scripts/demo/reports";
import { createTestOrganization, testContext } from "@/test/context";

test("the launch is shared as a live report, and nothing without it", async () => {
  const own = await createTestOrganization(testContext());
  await shareLaunch(own);
  expect((await listReportRows(own, {})).reports).toEqual([]);
  await createCampaign(own, { name: "Autumn launch" });
  await shareLaunch(own);
  const { reports } = await listReportRows(own, {});
  expect(reports).toMatchObject([{ mode: "live", state: "active", subject: { name: "Autumn launch" } }]);
});
