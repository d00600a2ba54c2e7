import { SetUpstreamCeilings, SetUpstreamPrice, UpstreamCost } from "@/lib/operations/upstream-cost/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { SourceParams } from "@/rest/dashboard/params";

export const getUpstreamCost = schemas({ answer: UpstreamCost });

export const setUpstreamPrice = schemas({ params: SourceParams, body: SetUpstreamPrice, answer: UpstreamCost });

export const setUpstreamCeilings = schemas({ params: SourceParams, body: SetUpstreamCeilings, answer: UpstreamCost });
