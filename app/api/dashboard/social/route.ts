import { dashboardRoute } from "@/app/api/dashboard/handle";
import { addSocialAccount } from "@/lib/social/add";
import { listSocialAccounts } from "@/lib/social/list";
import { AddSocialAccountRequest, SocialAccount, SocialAccountList } from "@/lib/social/schemas";

export const GET = dashboardRoute({ right: "channels:read", answer: SocialAccountList }, (ctx) =>
  listSocialAccounts(ctx),
);

export const POST = dashboardRoute(
  { right: "CLOUD_SCHEDULES", body: AddSocialAccountRequest, answer: SocialAccount, status: 201 },
  (ctx, { body }) => addSocialAccount(ctx, body),
);
