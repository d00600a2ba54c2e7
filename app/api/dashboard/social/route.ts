import { dashboardRoute } from "@/app/api/dashboard/handle";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import { listSubscriberRows } from "@/lib/channels/subscribers/rows";
import { AddSocialAccountRequest, SocialAccount, SubscriberRows } from "@/lib/channels/subscribers/schemas";

export const GET = dashboardRoute({ right: "channels:read", answer: SubscriberRows }, (ctx) => listSubscriberRows(ctx));

export const POST = dashboardRoute(
  {
    right: "CLOUD_SCHEDULES",
    isIdempotent: true,
    body: AddSocialAccountRequest,
    answer: SocialAccount,
    status: 201,
    limit: { name: "account", perMinute: 30 },
  },
  (ctx, { body }) => addSocialAccount(ctx, body),
);
