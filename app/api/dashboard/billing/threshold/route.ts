import { dashboardRoute } from "@/app/api/dashboard/handle";
import { fromUsd } from "@/lib/billing/rules";
import { SetThreshold, Threshold } from "@/lib/billing/schemas";
import { setThreshold } from "@/lib/billing/set-threshold";

export const PUT = dashboardRoute(
  { right: "organization:manage", body: SetThreshold, answer: Threshold },
  (ctx, { body: { threshold_usd } }) =>
    setThreshold(ctx, { threshold: threshold_usd === null ? null : fromUsd(threshold_usd) }),
);
