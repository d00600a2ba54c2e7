import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SYNC_LIMIT } from "@/app/api/dashboard/limits";
import { SubscriberRows } from "@/lib/channels/subscribers/schemas";
import { syncNow } from "@/lib/channels/subscribers/sync-now";

export const POST = dashboardRoute({ right: "CLOUD_SCHEDULES", limit: SYNC_LIMIT, answer: SubscriberRows }, (ctx) =>
  syncNow(ctx),
);
