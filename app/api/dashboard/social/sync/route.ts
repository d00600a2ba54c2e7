import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SyncStatus } from "@/lib/social/schemas";
import { syncSubscriberCounts } from "@/lib/social/sync";

export const POST = dashboardRoute({ right: "CLOUD_SCHEDULES", answer: SyncStatus }, (ctx) =>
  syncSubscriberCounts(ctx),
);
