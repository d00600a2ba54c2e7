import { CompareQuery, Comparison } from "@/lib/tracking/compare/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const compareVideos = schemas({ query: CompareQuery, answer: Comparison });
