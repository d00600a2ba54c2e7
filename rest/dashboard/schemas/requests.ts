import { RequestFilter, RequestPage, RequestsQuery } from "@/lib/developers/requests/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const listRequests = schemas({ query: RequestsQuery, answer: RequestPage });

export const exportRequests = schemas({ query: RequestFilter, answer: "csv" });
