import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { scrape } from "@/lib/operations/metrics/collect";
import { processMetrics } from "@/lib/operations/metrics/registry";
import { healthContext } from "@/lib/people/sessions/request-context";
import { LOCAL_HEADER } from "@/rest/client-address";

const NO_STORE = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** GET /metrics, for Prometheus on this machine or with the token. For anyone else, the path doesn't exist. */
export async function answerMetrics(
  request: Request,
  { ctx, token }: { ctx: Context; token: string | undefined } = { ctx: healthContext(), token: env().METRICS_TOKEN },
): Promise<Response> {
  const isAllowed = request.headers.has(LOCAL_HEADER) || hasToken(request.headers, token);
  if (request.method !== "GET" || !isAllowed) return refuseMetrics();
  const type = processMetrics().registry.contentType;
  return new Response(await scrape(ctx), { headers: { ...NO_STORE, "Content-Type": type } });
}

export const refuseMetrics = (): Response =>
  new Response("Not found\n", { status: 404, headers: { ...NO_STORE, "Content-Type": "text/plain; charset=utf-8" } });

/** Compares hashes of equal length in constant time. */
function hasToken(headers: Headers, token: string | undefined): boolean {
  const [, given] = /^Bearer +(\S+) *$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (!token || !given) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
