import { dashboardRoute } from "@/app/api/dashboard/handle";
import { AccountId } from "@/app/api/dashboard/social/params";
import { getSubscriberHistory } from "@/lib/channels/subscribers/history";
import { SubscriberHistory, SubscriberHistoryQuery } from "@/lib/channels/subscribers/schemas";

export const GET = dashboardRoute(
  { right: "channels:read", params: AccountId, query: SubscriberHistoryQuery, answer: SubscriberHistory },
  (ctx, { params, query }) => getSubscriberHistory(ctx, { ...params, ...query }),
);
