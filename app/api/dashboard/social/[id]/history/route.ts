import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AccountId } from "@/app/api/dashboard/social/params";
import { getSocialHistory } from "@/lib/social/history";
import { SocialHistory, SocialHistoryQuery } from "@/lib/social/schemas";

export const GET = dashboardRoute(
  { right: "channels:read", params: AccountId, query: SocialHistoryQuery, answer: SocialHistory },
  (ctx, { params, query }) => getSocialHistory(ctx, { ...params, ...query }),
);
