import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AccountId } from "@/app/api/dashboard/social/params";
import { removeSocialAccount } from "@/lib/channels/subscribers/remove";

export const DELETE = dashboardRoute(
  { right: "CLOUD_SCHEDULES", params: AccountId, answer: AccountId },
  async (ctx, { params }) => {
    await removeSocialAccount(ctx, params);
    return params;
  },
);
