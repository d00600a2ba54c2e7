import { actRoute } from "@/app/api/dashboard/admin/act";
import { fromUsd } from "@/lib/billing/rules";
import { PriceRequest } from "@/lib/operations/admin/schemas";
import { setPrice } from "@/lib/people/organizations/set-price";

export const PUT = actRoute(PriceRequest, (ctx, organizationId, { price_usd, reason }) =>
  setPrice(ctx, { organizationId, price: fromUsd(price_usd), reason }),
);
