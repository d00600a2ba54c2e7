import { actRoute } from "@/app/api/dashboard/admin/act";
import { PriceRequest } from "@/lib/admin/schemas";
import { fromUsd } from "@/lib/billing/rules";
import { setPrice } from "@/lib/organizations/set-price";

export const PUT = actRoute(PriceRequest, (ctx, organizationId, { price_usd, reason }) =>
  setPrice(ctx, { organizationId, price: fromUsd(price_usd), reason }),
);
