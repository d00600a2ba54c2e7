import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AccountId } from "@/app/api/dashboard/social/params";
import { restoreSocialAccount } from "@/lib/channels/subscribers/restore";

export const POST = dashboardRoute(
  { right: "CLOUD_SCHEDULES", params: AccountId, answer: AccountId },
  async (ctx, { params }) => {
    await restoreSocialAccount(ctx, params);
    return params;
  },
);
