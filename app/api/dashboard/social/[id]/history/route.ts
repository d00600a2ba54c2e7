import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AccountId } from "@/app/api/dashboard/social/params";
import { getSocialHistory } from "@/lib/channels/social/history";
import { SocialHistory, SocialHistoryQuery } from "@/lib/channels/social/schemas";

export const GET = dashboardRoute(
  { right: "channels:read", params: AccountId, query: SocialHistoryQuery, answer: SocialHistory },
  (ctx, { params, query }) => getSocialHistory(ctx, { ...params, ...query }),
);
