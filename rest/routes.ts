import { fromWeb, type Segments } from "@/rest/api-request";
import type { Method } from "@/rest/operation";
import type { Bound } from "@/rest/pipeline";
import { type Resource, type RouteMethod, resourceOf, unknownResource } from "@/rest/resource";
import { toResponse } from "@/rest/web-response";

export type Handler = (request: Request, segments: Segments) => Promise<Response>;
export type RouteHandlers = Record<RouteMethod, Handler>;

/**
 * Returns all handlers of a route file; unbound methods answer 405. The framework would answer those without a body and
 * without `Allow`.
 */
export const routes = (bound: Partial<Record<Method, Bound>>): RouteHandlers => handlersOf(resourceOf(bound));

/** Returns all handlers of a route that doesn't exist. */
export const unknownRoute = (): RouteHandlers => handlersOf(unknownResource());

function handlersOf(resource: Resource): RouteHandlers {
  const handler =
    (method: RouteMethod): Handler =>
    async (request, segments) =>
      toResponse(await resource[method](await fromWeb(request, segments)));
  return {
    GET: handler("GET"),
    HEAD: handler("HEAD"),
    POST: handler("POST"),
    PUT: handler("PUT"),
    PATCH: handler("PATCH"),
    DELETE: handler("DELETE"),
    OPTIONS: handler("OPTIONS"),
  };
}
