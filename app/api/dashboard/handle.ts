import type { z } from "zod";
import { answerFile, answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { assertAllowed, assertOpen, assertWithin, requireContext, visitorOf } from "@/app/api/dashboard/caller";
import { answerOnce } from "@/app/api/dashboard/once";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { organizationCookie } from "@/app/organization-cookie";
import { renewedSession } from "@/app/session-cookie";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { onBehalf } from "@/lib/people/sessions/request-context";
import { bodyLimitOf } from "@/rest/body-limits";
import type { Endpoint, Schemas } from "@/rest/dashboard/endpoint";
import { type Row, rowOf, rowsAt } from "@/rest/dashboard/table";
import type { MemberVerb, VisitorVerb } from "@/rest/dashboard/verb";
import { allowOf } from "@/rest/operation";
import { readJson } from "@/rest/read-body";

type Params = Record<string, string>;

/** Answers a request below `/api/dashboard` with the row of its method and path. */
export async function handle(request: Request): Promise<Response> {
  const found = rowsAt(new URL(request.url).pathname);
  if (!found) return answerRefusal(notFound("Not found"));
  const allow = allowOf(found.rows.map(({ endpoint }) => endpoint.method));
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: allow.join(", ") } });
  const method = request.method === "HEAD" ? "GET" : request.method;
  const row = found.rows.find(({ endpoint }) => endpoint.method === method);
  if (!row) return answerRefusal(new AppError({ code: "method_not_allowed", allow }));
  return answerRow(row, request, found.params);
}

/** Returns the handler of an endpoint that has a route file of its own, because its folder has another catch-all. */
export function serve(endpoint: Endpoint): (request: Request) => Promise<Response> {
  const row = rowOf(endpoint);
  return (request) => answerRow(row, request, {});
}

async function answerRow(row: Row, request: Request, params: Params): Promise<Response> {
  try {
    requireSameOrigin(request);
    const { right } = row.endpoint;
    return await (right === "person" || right === "anyone"
      ? answerVisitor(row, request, params)
      : answerMember(row, right, request, params));
  } catch (error) {
    // The client canceled the request: it reads no response, and nothing failed.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return answerRefusal(error);
  }
}

/** Checks organization, right and limit, parses the input, calls one verb, and responds. */
async function answerMember(
  { endpoint, schemas, load }: Row,
  right: Parameters<typeof assertAllowed>[1],
  request: Request,
  params: Params,
): Promise<Response> {
  const ctx = await requireContext(request);
  await assertAllowed(ctx, right);
  assertOpen(ctx, endpoint);
  if (endpoint.limit) await assertWithin(ctx, endpoint.limit);
  const { input, body } = await readParts(schemas, request, params);
  request.signal.throwIfAborted();
  const verb = (await load()) as MemberVerb;
  const run = async (ctx: OrganizationContext) => onBehalf(ctx, () => verb(ctx, input));
  const { status } = endpoint;
  const { answer } = schemas;
  if (typeof answer === "string") return answerFile(answer, await run(ctx));
  if (!endpoint.isIdempotent) return answerJson(answer.parse(await run(ctx)), status);
  const { value, headers } = await answerOnce(request, { ctx, answer, body, verb: run });
  return answerJson(value, status, headers);
}

/** Checks the limit by address and the person, parses the input, calls one verb, and responds with cookies. */
async function answerVisitor({ endpoint, schemas, load }: Row, request: Request, params: Params): Promise<Response> {
  const visitor = await visitorOf(request, endpoint.right === "person");
  const { input } = await readParts(schemas, request, params);
  const verb = (await load()) as VisitorVerb;
  const result = await verb(visitor, input);
  const response = answerJson((schemas.answer as z.ZodType).parse(result.answer), endpoint.status);
  if (result.organization) response.headers.append("Set-Cookie", organizationCookie(result.organization));
  if (result.renewsSessionOf)
    response.headers.append("Set-Cookie", await renewedSession(result.renewsSessionOf, request.headers));
  return response;
}

/** Reads and parses an endpoint's parts. @returns them in one object, and the body alone */
async function readParts(schemas: Schemas, request: Request, params: Params) {
  const { pathname, searchParams } = new URL(request.url);
  const limit = bodyLimitOf(request.method, pathname);
  const {
    query,
    body,
    params: ids,
  } = readInput(schemas, {
    query: searchParams,
    body: schemas.body && (await readJson(request, { limit })),
    params,
  });
  return { input: Object.assign({}, query, body, ids), body };
}
