import { Outliers, OutliersQuery, VideoBenchmark } from "@/lib/insight/benchmarks/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const getVideoBenchmark = schemas({ params: IdParams, answer: VideoBenchmark });
export const listOutliers = schemas({ query: OutliersQuery, answer: Outliers });
