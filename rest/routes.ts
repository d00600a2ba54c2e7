import { randomUUID } from "node:crypto";
import { answer, answerFault } from "@/rest/answer";
import { dialectOf } from "@/rest/dialect-of";
import { acceptedBy } from "@/rest/negotiate";
import { allowOf, type Method } from "@/rest/operation";
import type { Bound, Handler } from "@/rest/pipeline";

type RouteMethod = Method | "HEAD" | "OPTIONS";
export type RouteHandlers = Record<RouteMethod, Handler>;

/**
 * Returns all handlers of a route file; unbound methods answer 405. The framework would answer those without a body and
 * without `Allow`.
 */
export function routes(bound: Partial<Record<Method, Bound>>): RouteHandlers {
  const allow = allowOf(Object.keys(bound) as Method[]);
  const dialect = Object.values(bound)[0]?.dialect ?? "A";
  const refuse: Handler = async ({ headers }) =>
    answerFault(dialect, { code: "method_not_allowed", allow }, randomUUID(), {}, acceptedBy(headers));
  const get = bound.GET?.handle;
  return {
    GET: get ?? refuse,
    HEAD: async (request, segments) => withoutBody(await (get ?? refuse)(request, segments)),
    POST: bound.POST?.handle ?? refuse,
    PUT: bound.PUT?.handle ?? refuse,
    PATCH: bound.PATCH?.handle ?? refuse,
    DELETE: bound.DELETE?.handle ?? refuse,
    // A browser's preflight is refused too: keys belong on servers.
    OPTIONS: async (request, segments) => {
      const price = isPreflight(request.headers) ? undefined : bound.GET?.price;
      if (!price) return answer(204, null, randomUUID(), { Allow: allow.join(", ") });
      const response = await price(request, segments);
      response.headers.set("Allow", allow.join(", "));
      return response;
    },
  };
}

/** Returns all handlers of a route that doesn't exist. */
export function unknownRoute(): RouteHandlers {
  const refuse: Handler = async (request) =>
    answerFault(
      dialectOf(new URL(request.url).pathname),
      { code: "not_found", message: "Not found" },
      randomUUID(),
      {},
      acceptedBy(request.headers),
    );
  const OPTIONS: Handler = async (request, segments) =>
    isPreflight(request.headers) ? answer(204, null, randomUUID()) : refuse(request, segments);
  const HEAD: Handler = async (request, segments) => withoutBody(await refuse(request, segments));
  return { GET: refuse, HEAD, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS };
}

const isPreflight = (headers: Headers): boolean =>
  headers.has("origin") && headers.has("access-control-request-method");

/** HEAD: GET's response without its body, with the length it has when sent. */
async function withoutBody(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  if (response.body) headers.set("Content-Length", String((await response.arrayBuffer()).byteLength));
  return new Response(null, { status: response.status, headers });
}
