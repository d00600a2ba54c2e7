import { z } from "zod";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { removeSocialAccount } from "@/lib/social/remove";

const AccountId = z.object({ id: z.string().max(64) });

export const DELETE = dashboardRoute(
  { right: "CLOUD_SCHEDULES", params: AccountId, answer: AccountId },
  async (ctx, { params }) => {
    await removeSocialAccount(ctx, params);
    return params;
  },
);
