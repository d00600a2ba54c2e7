import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SYNC_LIMIT } from "@/app/api/dashboard/limits";
import { SocialRows } from "@/lib/channels/social/schemas";
import { syncNow } from "@/lib/channels/social/sync-now";

export const POST = dashboardRoute({ right: "CLOUD_SCHEDULES", limit: SYNC_LIMIT, answer: SocialRows }, (ctx) =>
  syncNow(ctx),
);
