import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { API_ROOT } from "@/lib/http/dialect-of";
import { type Fault, serializeFault } from "@/lib/http/dialects";
import { errorForm } from "@/lib/http/error-schemas";
import { HEADERS, SECURITY_SCHEMES, TAGS } from "@/lib/http/openapi-parts";
import { registerWebhooks } from "@/lib/http/openapi-webhooks";
import { type Operation, standardRefusals } from "@/lib/http/operation";
import { isPriced, priceOperationOf } from "@/lib/http/operations";
import { OPERATIONS } from "@/lib/http/registry";
import { samplesOf } from "@/lib/http/samples";

let document: Record<string, unknown> | undefined;

/** The OpenAPI 3.1 document of all operations; made once a process. */
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
        "Hourly performance of social videos. Every answer is JSON and bears `X-Request-Id`; name it when you ask for help.",
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    servers: [{ url: API_ROOT }],
    tags: TAGS.filter(({ name }) => used.has(name)),
  });
  // Plain data, without the generator's class instances and undefined members.
  return JSON.parse(JSON.stringify(generated));
}

/** Each name once, so that the document refers to one component wherever a schema is used. */
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
    responses: { 200: success(operation, schemas), ...unchanged(operation), ...failures(operation, schemas) },
  });
  // A price operation stands on the path of the operation that it is about and has none itself.
  if (method !== "options" && isPriced(operation))
    registerOperation(registry, priceOperationOf(operation), schemas, "options");
}

function requestHeaders({ idempotent, revalidates }: Operation): z.ZodObject | null {
  if (idempotent)
    return z.object({
      "Idempotency-Key": z.string().min(1).max(255).optional().meta({
        description: "Makes a retry safe: for 24 hours the same key and body get the first answer again.",
      }),
    });
  if (revalidates)
    return z.object({
      "If-None-Match": z.string().optional().meta({ description: "The `ETag` of the answer that you have." }),
    });
  return null;
}

const refer = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const rateHeaders = ({ role }: Operation) =>
  role ? refer("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset") : {};

function success(operation: Operation, schemas: NamedSchemas): ResponseConfig {
  const schema = schemas.get(operation.answerName, operation.answer);
  return {
    description: "Success",
    headers: {
      ...refer("X-Request-Id"),
      ...rateHeaders(operation),
      ...(operation.points > 0 ? refer("X-Credits-Charged", "X-Credits-Remaining") : {}),
      ...(operation.idempotent ? refer("Idempotent-Replayed") : {}),
      ...(operation.revalidates ? refer("ETag") : {}),
    },
    content: { "application/json": { schema, example: operation.example } },
  };
}

function unchanged(operation: Operation): Record<string, ResponseConfig> {
  if (!operation.revalidates) return {};
  const headers = { ...refer("X-Request-Id", "ETag"), ...rateHeaders(operation) };
  return { 304: { description: "Nothing changed since the answer whose ETag was sent.", headers } };
}

/** Statuses with an example of every refusal that has it, from the serializer that answers. */
function failures(operation: Operation, schemas: NamedSchemas): Record<string, ResponseConfig> {
  const codes = new Set([...standardRefusals(operation), ...operation.refusals, "internal" as const]);
  const byStatus = new Map<number, Fault[]>();
  for (const fault of [...codes].flatMap((code) => samplesOf(operation, code))) {
    const { status } = serializeFault(operation.dialect, fault);
    byStatus.set(status, [...(byStatus.get(status) ?? []), fault]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, faults]) => [status, failure(operation, status, faults, schemas)]),
  );
}

/** Where a refusal has several examples, each is named by its field too. */
const nameOf = (fault: Fault, { hints }: Operation): string => {
  const field = fault.code === "invalid_request" ? fault.details[0]?.field : undefined;
  return field !== undefined && field in hints ? `${fault.code}_${field}` : fault.code;
};

function failure(operation: Operation, status: number, faults: Fault[], schemas: NamedSchemas): ResponseConfig {
  const forms = new Map(faults.map((fault) => errorForm(operation.dialect, fault.code)));
  const [first, ...others] = [...forms].map(([name, schema]) => schemas.get(name, schema));
  const examples = faults.map((fault) => [
    nameOf(fault, operation),
    { value: serializeFault(operation.dialect, fault).body },
  ]);
  return {
    description: [...new Set(faults.map(({ code }) => code.replaceAll("_", " ")))].join(", "),
    headers: {
      ...refer("X-Request-Id"),
      ...(status === 401 ? {} : rateHeaders(operation)),
      ...(status === 429 ? refer("Retry-After") : {}),
    },
    content: {
      "application/json": {
        schema: first && others.length > 0 ? z.union([first, ...others]) : (first ?? z.unknown()),
        examples: Object.fromEntries(examples),
      },
    },
  };
}
