import { answerMetrics, refuseMetrics } from "@/rest/metrics";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => answerMetrics(request);
// By default, the framework would reveal with a 405 that the path exists.
export const HEAD = refuseMetrics;
export const POST = refuseMetrics;
export const PUT = refuseMetrics;
export const PATCH = refuseMetrics;
export const DELETE = refuseMetrics;
export const OPTIONS = refuseMetrics;
