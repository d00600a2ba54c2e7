import { Changes, Overview, OverviewQuery, Publishing, PublishingQuery } from "@/lib/tracking/overview/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getOverview = schemas({ query: OverviewQuery, answer: Overview });
export const getChanges = schemas({ query: OverviewQuery, answer: Changes });
export const getPublishing = schemas({ query: PublishingQuery, answer: Publishing });
