import { Overview, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { endpoint } from "@/rest/dashboard/endpoint";

export const getOverview = endpoint({
  method: "GET",
  path: "/api/dashboard/overview",
  right: "videos:read",
  query: OverviewQuery,
  answer: Overview,
});
