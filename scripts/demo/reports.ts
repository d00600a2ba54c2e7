import type { OrganizationContext } from "@/lib/core/context";
import { listCampaignPage } from "@/lib/insight/campaigns/list";
import { createReport } from "@/lib/insight/reports/create";

/** The campaign that the story is about. */
const LAUNCH = "Autumn launch";

/** Shares the launch, as an agency would with its client. Its link is shown nowhere: who tries it shares another. */
export async function shareLaunch(ctx: OrganizationContext): Promise<void> {
  const { campaigns } = await listCampaignPage(ctx, { limit: 10 });
  const launch = campaigns.find(({ name }) => name === LAUNCH);
  if (launch) await createReport(ctx, { title: "Autumn launch: results", of: "campaign", ids: [launch.id] });
}
