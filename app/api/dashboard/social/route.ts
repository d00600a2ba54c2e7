import { dashboardRoute } from "@/app/api/dashboard/handle";
import { addSocialAccount } from "@/lib/channels/social/add";
import { listSocialRows } from "@/lib/channels/social/rows";
import { AddSocialAccountRequest, SocialAccount, SocialRows } from "@/lib/channels/social/schemas";

export const GET = dashboardRoute({ right: "channels:read", answer: SocialRows }, (ctx) => listSocialRows(ctx));

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
