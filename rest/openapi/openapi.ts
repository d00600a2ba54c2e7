import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { appUrl } from "@/lib/core/env";
import { API_ROOT } from "@/rest/dialect-of";
import { describeDocument } from "@/rest/openapi/describe-document";
import { failures, rateHeaders, refer } from "@/rest/openapi/openapi-failures";
import { HEADERS, SECURITY_SCHEMES, TAGS } from "@/rest/openapi/openapi-parts";
import { registerWebhooks } from "@/rest/openapi/openapi-webhooks";
import type { Operation } from "@/rest/operation";
import { isPriced, priceOperationOf } from "@/rest/operations/about";
import { OPERATIONS } from "@/rest/registry";

let document: Record<string, unknown> | undefined;

/** Returns the OpenAPI 3.1 document of all operations, built once per process. */
export function openApiDocument(): Record<string, unknown> {
  document ??= generate(OPERATIONS);
  return document;
}

export function generate(operations: readonly Operation[]): Record<string, unknown> {
  const registry = new OpenAPIRegistry();
  for (const [name, scheme] of Object.entries(SECURITY_SCHEMES))
    registry.registerComponent("securitySchemes", name, scheme);
  for (const [name, header] of Object.entries(HEADERS)) registry.registerComponent("headers", name, header);
  const schemas = new NamedSchemas();
  for (const operation of operations) registerOperation(registry, operation, schemas);
  registerWebhooks(registry, (name, schema) => schemas.get(name, schema));
  const used = new Set(operations.map(({ tag }) => tag));
  const generated = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Clipscope API",
      version: "1.0.0",
      description:
        "Hourly performance of social videos. Every response is JSON and has an `X-Request-Id`: include it when you contact support.",
      contact: { name: "Clipscope support", url: `${appUrl()}/docs` },
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    servers: [{ url: appUrl() + API_ROOT }],
    tags: TAGS.filter(({ name }) => used.has(name)),
  });
  // Plain data, without the generator's class instances and undefined members.
  return describeDocument(JSON.parse(JSON.stringify(generated)));
}

/** Each name once, so the document refers to one component wherever a schema is used. */
class NamedSchemas {
  private readonly schemas = new Map<string, z.ZodType>();

  get(name: string, schema: z.ZodType): z.ZodType {
    const known = this.schemas.get(name) ?? schema.meta({ id: name });
    this.schemas.set(name, known);
    return known;
  }
}

function registerOperation(
  registry: OpenAPIRegistry,
  operation: Operation,
  schemas: NamedSchemas,
  method = operation.method.toLowerCase() as Lowercase<Operation["method"] | "OPTIONS">,
): void {
  const { request, path, summary, description, bodyExample } = operation;
  const isEmpty = (schema: z.ZodObject) => Object.keys(schema.shape).length === 0;
  const headers = requestHeaders(operation);
  registry.registerPath({
    method,
    path,
    operationId: operation.id,
    tags: [operation.tag],
    summary,
    description,
    security: operation.role ? Object.keys(SECURITY_SCHEMES).map((name) => ({ [name]: [] })) : [],
    ...(operation.role && operation.role !== "any" ? { "x-required-role": operation.role } : {}),
    request: {
      ...(isEmpty(request.params) ? {} : { params: request.params }),
      ...(isEmpty(request.query) ? {} : { query: request.query }),
      ...(headers ? { headers } : {}),
      ...(request.body
        ? { body: { required: true, content: { "application/json": { schema: request.body, example: bodyExample } } } }
        : {}),
    },
    responses: {
      [operation.status]: success(operation, schemas),
      ...unchanged(operation),
      ...failures(operation, schemas),
    },
  });
  // A price operation is documented on the path of the operation that it prices and has no price operation itself.
  if (method !== "options" && isPriced(operation))
    registerOperation(registry, priceOperationOf(operation), schemas, "options");
}

function requestHeaders({ idempotent, revalidates }: Operation): z.ZodObject | null {
  if (idempotent)
    return z.object({
      "Idempotency-Key": z.string().min(1).max(255).optional().meta({
        description: "Makes retries safe: for 24 hours, the same key and body return the first response again.",
      }),
    });
  if (revalidates)
    return z.object({
      "If-None-Match": z.string().optional().meta({ description: "`ETag` of your copy of the response." }),
    });
  return null;
}

/** Families that ignore unknown query parameters and report them. */
const isTolerant = ({ dialect }: Operation): boolean => dialect === "C" || dialect === "D";

const DESCRIPTIONS = { 200: "Success", 201: "Created", 204: "Success, without a body" };

function success(operation: Operation, schemas: NamedSchemas): ResponseConfig {
  const { status, answerName, answer, example } = operation;
  return {
    description: DESCRIPTIONS[status],
    headers: {
      ...refer("X-Request-Id"),
      ...rateHeaders(operation),
      ...(operation.credits > 0 ? refer("X-Credits-Charged", "X-Credits-Remaining") : {}),
      ...(operation.idempotent ? refer("Idempotent-Replayed") : {}),
      ...(operation.revalidates ? refer("ETag") : {}),
      ...(isTolerant(operation) ? refer("X-Ignored-Parameters") : {}),
      ...refer(...operation.answerHeaders),
    },
    ...(status === 204
      ? {}
      : { content: { "application/json": { schema: schemas.get(answerName, answer), example } } }),
  };
}

function unchanged(operation: Operation): Record<string, ResponseConfig> {
  if (!operation.revalidates) return {};
  const headers = { ...refer("X-Request-Id", "ETag"), ...rateHeaders(operation) };
  return { 304: { description: "Not modified: your copy of the response is current.", headers } };
}
