import { randomUUID } from "node:crypto";
import { type Answer, type AnswerHeaders, answer, answerError, isWhole } from "@/rest/answer";
import type { ApiRequest, HeaderReader } from "@/rest/api-request";
import { dialectOf } from "@/rest/dialect-of";
import { allowOf, type Method } from "@/rest/operation";
import type { Bound, Respond } from "@/rest/pipeline";

export type RouteMethod = Method | "HEAD" | "OPTIONS";
/** What a path answers to each method. */
export type Resource = Record<RouteMethod, Respond>;

/** Returns the answers of a path with these operations; unbound methods answer 405. */
export function resourceOf(bound: Partial<Record<Method, Bound>>): Resource {
  const allow = allowOf(Object.keys(bound) as Method[]);
  const dialect = Object.values(bound)[0]?.dialect ?? "A";
  const refuse: Respond = async ({ accepted }) =>
    answerError(dialect, { code: "method_not_allowed", allow }, randomUUID(), {}, accepted);
  const get = bound.GET?.handle;
  return {
    GET: get ?? refuse,
    HEAD: async (request) => withoutBody(await (get ?? refuse)(request)),
    POST: bound.POST?.handle ?? refuse,
    PUT: bound.PUT?.handle ?? refuse,
    PATCH: bound.PATCH?.handle ?? refuse,
    DELETE: bound.DELETE?.handle ?? refuse,
    // A browser's preflight is refused too: keys belong on servers.
    OPTIONS: async (request) => {
      const price = isPreflight(request.headers) ? undefined : bound.GET?.price;
      if (!price) return answer(204, null, randomUUID(), { Allow: allow.join(", ") });
      const priced = await price(request);
      return { ...priced, headers: { ...priced.headers, Allow: allow.join(", ") } };
    },
  };
}

/** Returns the answers of a path that doesn't exist. */
export function unknownResource(): Resource {
  const refuse: Respond = async ({ path, accepted }: ApiRequest) =>
    answerError(dialectOf(path), { code: "not_found", message: "Not found" }, randomUUID(), {}, accepted);
  const OPTIONS: Respond = async (request) =>
    isPreflight(request.headers) ? answer(204, null, randomUUID()) : refuse(request);
  const HEAD: Respond = async (request) => withoutBody(await refuse(request));
  return { GET: refuse, HEAD, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS };
}

const isPreflight = (headers: HeaderReader): boolean =>
  headers.get("origin") !== null && headers.get("access-control-request-method") !== null;

/** HEAD: GET's response without its body, with the length it has when sent. */
function withoutBody({ status, headers, body }: Answer): Answer {
  const length: AnswerHeaders = isWhole(body) ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  return { status, headers: { ...headers, ...length }, body: null };
}
