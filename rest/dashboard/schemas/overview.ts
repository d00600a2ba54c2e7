import { Overview, OverviewQuery } from "@/lib/tracking/overview/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getOverview = schemas({ query: OverviewQuery, answer: Overview });
