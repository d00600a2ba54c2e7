import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/overview";

export const getOverview = endpoint<typeof schemas.getOverview>({
  method: "GET",
  path: "/api/dashboard/overview",
  right: "videos:read",
});
