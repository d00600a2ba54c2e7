import { actRoute } from "@/app/api/dashboard/admin/act";
import { LimitsRequest } from "@/lib/operations/admin/schemas";
import { setLimits } from "@/lib/people/organizations/set-limits";

export const PUT = actRoute(LimitsRequest, (ctx, organizationId, { reason, ...limits }) =>
  setLimits(ctx, {
    organizationId,
    limits: {
      ratePerMinute: limits.rate_limit_per_minute,
      maxVideos: limits.max_concurrent_videos,
      pointsPerMonth: limits.points_per_month,
    },
    reason,
  }),
);
