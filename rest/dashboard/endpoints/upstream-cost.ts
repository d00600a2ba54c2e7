import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/upstream-cost";

export const getUpstreamCost = endpoint<typeof schemas.getUpstreamCost>({
  method: "GET",
  path: "/api/dashboard/admin/upstream-cost",
  right: "admin",
});

export const setUpstreamPrice = endpoint<typeof schemas.setUpstreamPrice>({
  method: "POST",
  path: "/api/dashboard/admin/sources/{source}/price",
  right: "admin",
});

export const setUpstreamCeilings = endpoint<typeof schemas.setUpstreamCeilings>({
  method: "POST",
  path: "/api/dashboard/admin/sources/{source}/ceilings",
  right: "admin",
});
