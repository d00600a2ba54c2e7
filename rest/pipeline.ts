import { randomUUID } from "node:crypto";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { JsonText } from "@/lib/core/json-text";
import { log } from "@/lib/core/log";
import { type Limits, processLimits } from "@/lib/core/rate-limit";
import { StreamedAnswer } from "@/lib/core/streamed-answer";
import { hashBody, readIdempotencyKey } from "@/lib/developers/idempotency/idempotency";
import type { RequestBuffer } from "@/lib/developers/requests/buffer";
import { processRequests } from "@/lib/developers/requests/log";
import { observeRequest } from "@/lib/operations/metrics/observe";
import { onBehalf, PLATFORM_WAIT_MS, systemContext } from "@/lib/people/sessions/request-context";
import { admit } from "@/rest/admit";
import {
  type Answer,
  type AnswerHeaders,
  answer,
  answerError,
  answerText,
  isCompressible,
  restErrorOf,
  varyBy,
} from "@/rest/answer";
import type { ApiRequest } from "@/rest/api-request";
import { type Call, noteCall } from "@/rest/call";
import { runCharged, SerializedAnswer } from "@/rest/charge";
import { pageUrl } from "@/rest/client-address";
import { API_ROOT, type Dialect } from "@/rest/dialect-of";
import { entityTag, matchesTag } from "@/rest/entity-tag";
import type { Accepted } from "@/rest/negotiate";
import type { AnswerOf, InputOf, Operation } from "@/rest/operation";
import { isPriced, priceOperationOf } from "@/rest/operations/about";
import { readBody } from "@/rest/read-body";
import { ignoredHeaders, parseInput, readQueryOf } from "@/rest/read-request";
import { runOnce } from "@/rest/run-once";
import { answerStream } from "@/rest/stream";

/** Answers a request, whichever transport it came by. */
export type Respond = (request: ApiRequest) => Promise<Answer>;

/** An operation's answers, and the error dialect of its route. */
export interface Bound {
  dialect: Dialect;
  handle: Respond;
  /** Answers the price of a call; only for operations that cost credits. */
  price?: Respond;
}

/** Dependencies of the pipeline; tests pass their own. */
export interface RouteDeps {
  context(): Context;
  limits(): Limits;
  /** Where answered calls are logged; none if absent. */
  requests?(): Pick<RequestBuffer, "add">;
}
const processDeps: RouteDeps = { context: systemContext, limits: processLimits, requests: processRequests };

export type Verb<O extends Operation> = (
  ctx: OrganizationContext,
  input: InputOf<O>,
) => Promise<AnswerOf<O> | StreamedAnswer | JsonText>;

/** Binds an operation that requires a key. */
export function bind<O extends Operation>(operation: O, verb: Verb<O>, deps: RouteDeps = processDeps): Bound {
  // `parseInput` returns what the operation's schemas specify, which the compiler can't follow through the generic.
  const run = (ctx: OrganizationContext, input: Record<string, unknown>) => verb(ctx, input as InputOf<O>);
  const enter = (asked: Operation, request: ApiRequest, call: Call) =>
    admit(deps.context(), deps.limits(), asked, request.headers, call);
  const note: Note = (call, answered) => {
    const requests = deps.requests?.();
    if (requests) noteCall(requests, operation, call, answered);
  };
  const answering: Work = async (request, call) => {
    const admitted = await enter(operation, request, call);
    return onBehalf(admitted, () => answerAdmitted(admitted, request, call));
  };
  const answerAdmitted = async (admitted: OrganizationContext, request: ApiRequest, call: Call) => {
    const { headers, requestId } = call;
    // Nothing of a paid response may show before it is paid.
    const later: AnswerHeaders = {};
    const ctx = {
      ...admitted,
      pageUrl: (page: number) => pageUrl(request, page),
      setHeader: (name: string, value: string) => void Object.assign(later, { [name]: value }),
      platformDeadline: Date.now() + PLATFORM_WAIT_MS,
    };
    const query = readQueryOf(operation, request);
    Object.assign(headers, ignoredHeaders(operation, query));
    const body = operation.request.body ? await readBody(request) : new Uint8Array();
    const { params } = request;
    const key = operation.idempotent ? readIdempotencyKey(request.headers) : null;
    const input = parseInput(operation, { params, query, body });
    if (operation.credits > 0) {
      const isHead = request.method === "HEAD";
      const charged = await runCharged(
        ctx,
        operation,
        { requestId, isHead, run: (payer) => run(payer, input) },
        headers,
      );
      Object.assign(headers, later);
      return charged;
    }
    const work = (onAnswer: OrganizationContext["onAnswer"]) => run({ ...ctx, onAnswer }, input);
    // What a read answers is our own: the contract tests prove its schema, and parsing it would cost more than the rest.
    if (operation.method === "GET") return run(ctx, input);
    if (key === null) {
      // Parse before the verb commits: a response that can't be sent must not leave effects.
      const value = await work(async (_tx, value) => void operation.answer.parse(value));
      return value instanceof StreamedAnswer ? value : operation.answer.parse(value);
    }
    const path = API_ROOT + operation.path.replace(/\{(\w+)\}/g, (_, name) => String(params[name]));
    const identity = { organizationId: ctx.organization.id, method: operation.method, path, key };
    return runOnce(ctx, operation, { ...identity, bodyHash: hashBody(body) }, work, headers);
  };
  const bound = handled(operation, answering, note);
  return isPriced(operation) ? { ...bound, price: pricedBy(operation, deps, note) } : bound;
}

/** Answers the price of a call; any key may request it. */
function pricedBy(operation: Operation, deps: RouteDeps, note?: Note): Respond {
  const asking = priceOperationOf(operation);
  const pricing: Work = async (request, call) => {
    await admit(deps.context(), deps.limits(), { ...operation, role: "any" }, request.headers, call);
    Object.assign(call.headers, ignoredHeaders(asking, readQueryOf(asking, request)));
    return { credits: operation.credits };
  };
  return handled(operation, pricing, note).handle;
}

/** Binds an operation that anyone may call. */
export function bindPublic<O extends Operation>(
  operation: O,
  produce: () => AnswerOf<O> | Promise<AnswerOf<O>>,
  deps: RouteDeps = processDeps,
): Bound {
  const bound = handled(operation, async (request, { headers }) => {
    const query = readQueryOf(operation, request);
    Object.assign(headers, ignoredHeaders(operation, query));
    parseInput(operation, { params: {}, query, body: new Uint8Array() });
    return produce();
  });
  return isPriced(operation) ? { ...bound, price: pricedBy(operation, deps) } : bound;
}

type Work = (request: ApiRequest, call: Call) => Promise<unknown>;
type Note = (call: Call, answered: { request: ApiRequest; status: number; ms: number }) => void;

/** Turns the result or error of some work into an answer. */
function handled(operation: Operation, work: Work, note?: Note): Bound {
  const handle: Respond = async (request) => {
    const started = performance.now();
    const call: Call = { requestId: randomUUID(), headers: {}, caller: null };
    const { requestId, headers } = call;
    const { accepted } = request;
    let response: Answer;
    try {
      const value = await work(request, call);
      response =
        value instanceof StreamedAnswer
          ? await answerStream(value, { request, requestId, headers, accepted, startedAt: started })
          : value instanceof SerializedAnswer
            ? await answerCharged(value, requestId, headers, accepted)
            : await answerBody(operation, request, textOf(value), { requestId, headers, accepted });
    } catch (error) {
      response = await answerError(operation.dialect, restErrorOf(error, requestId), requestId, headers, accepted);
    }
    const exact = performance.now() - started;
    const ms = Math.round(exact);
    observeRequest(operation.id, response.status, exact);
    log.debug({ requestId, operation: operation.id, status: response.status, ms }, "answered");
    note?.(call, { request, status: response.status, ms });
    return response;
  };
  return { dialect: operation.dialect, handle };
}

const textOf = (value: unknown): string => (value instanceof JsonText ? value.text : JSON.stringify(value));

interface Answering {
  requestId: string;
  headers: AnswerHeaders;
  accepted: Accepted;
}

const answerCharged = async (
  { body }: SerializedAnswer,
  requestId: string,
  headers: AnswerHeaders,
  accepted: Accepted,
): Promise<Answer> =>
  body === null ? answer(200, null, requestId, headers) : answerText(200, body, requestId, headers, accepted);

function answerBody(
  operation: Operation,
  request: ApiRequest,
  body: string,
  { requestId, headers, accepted }: Answering,
): Answer | Promise<Answer> {
  if (operation.status === 204) return answer(204, null, requestId, headers);
  if (!operation.revalidates) return answerText(operation.status, body, requestId, headers, accepted);
  // Weak: the same response may be sent compressed or not.
  const tag = entityTag(body);
  // To revalidate a response, a client must be allowed to store it.
  const kept = { ...headers, ETag: tag, "Cache-Control": "private, no-cache" };
  const more = operation.role === null ? kept : varyBy(kept, "Authorization", "X-API-Key");
  if (!matchesTag(request.headers.get("if-none-match"), tag)) return answerText(200, body, requestId, more, accepted);
  return answer(304, null, requestId, isCompressible(body) ? varyBy(more, "Accept-Encoding") : more);
}
