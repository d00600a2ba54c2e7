import { z } from "zod";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getSocialHistory } from "@/lib/social/history";
import { SocialHistory, SocialHistoryQuery } from "@/lib/social/schemas";

const AccountId = z.object({ id: z.string().max(64) });

export const GET = dashboardRoute(
  { right: "channels:read", params: AccountId, query: SocialHistoryQuery, answer: SocialHistory },
  (ctx, { params, query }) => getSocialHistory(ctx, { ...params, ...query }),
);
