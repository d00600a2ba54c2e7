import { answerMetrics, refuseMetrics } from "@/rest/metrics";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => answerMetrics(request);
// By itself the framework would tell, by 405, that there is something here.
export const HEAD = refuseMetrics;
export const POST = refuseMetrics;
export const PUT = refuseMetrics;
export const PATCH = refuseMetrics;
export const DELETE = refuseMetrics;
export const OPTIONS = refuseMetrics;
