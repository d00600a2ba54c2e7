import { dashboardRoute } from "@/app/api/dashboard/handle";
import { SocialRows } from "@/lib/social/schemas";
import { syncNow } from "@/lib/social/sync-now";

export const POST = dashboardRoute({ right: "CLOUD_SCHEDULES", answer: SocialRows }, (ctx) => syncNow(ctx));
