import { z } from "zod";
import type { ExampleChannel } from "@/lib/channels/channels/example-channel";
import { API_ROOT, type Dialect } from "@/rest/dialect-of";
import { examplesOf } from "@/rest/openapi/examples";
import { openApiDocument } from "@/rest/openapi/openapi";
import type { Operation } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import type {
  DocumentedFamily,
  DocumentedOperation,
  DocumentedParameter,
  DocumentedRefusal,
  KeyHeader,
} from "@/rest/schemas";

const KEY_HEADERS: Record<Dialect, KeyHeader> = {
  A: { name: "X-API-Key", prefix: "" },
  B: { name: "Authorization", prefix: "Bearer " },
  C: { name: "Authorization", prefix: "Token " },
  D: { name: "X-API-KEY", prefix: "" },
};

/** The pages of the reference, in their order. */
const FAMILIES: readonly (Pick<DocumentedFamily, "id" | "name"> & { dialect: Dialect })[] = [
  { id: "videos", name: "Videos, usage and keys", dialect: "A" },
  { id: "campaigns", name: "Campaigns and their videos", dialect: "A" },
  { id: "follows", name: "Follows", dialect: "A" },
  { id: "alerts", name: "Alerts and their firings", dialect: "A" },
  { id: "reports", name: "Reports with shared links", dialect: "A" },
  { id: "statistics", name: "Video statistics", dialect: "B" },
  { id: "channels", name: "Channels and credits", dialect: "C" },
  { id: "subscribers", name: "Subscriber counts", dialect: "D" },
];

/** Returns the page of an operation: its dialect's, but an object of dialect A with operations of its own has its own. */
export function familyOf({ dialect, path }: Pick<Operation, "dialect" | "path">): DocumentedFamily["id"] {
  const own = FAMILIES.filter((family) => family.dialect === dialect);
  const [page] = own;
  if (!page) throw new Error(`dialect ${dialect} has no page`);
  return (own.find(({ id }) => id === path.split("/")[1]) ?? page).id;
}

// The parts read from the OpenAPI document.
const Value = z.union([z.string(), z.number(), z.boolean()]);
/** Lists and objects are examples too. */
const Example = z.unknown().transform((value) => (typeof value === "object" ? JSON.stringify(value) : String(value)));
const Form = z.object({
  type: z
    .union([z.string(), z.array(z.string())])
    .default("string")
    .transform((type) => (typeof type === "string" ? type : type.filter((name) => name !== "null").join(" or "))),
  format: z.string().optional(),
  enum: z.array(Value.nullable()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  default: Value.optional(),
  example: Example.optional(),
  description: z.string().default(""),
});
type Form = z.infer<typeof Form>;
const Described = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header"]),
        required: z.boolean().default(false),
        schema: Form,
      }),
    )
    .default([]),
  requestBody: z
    .object({
      content: z.object({
        "application/json": z.object({
          schema: z.object({ properties: z.record(z.string(), Form), required: z.array(z.string()).default([]) }),
        }),
      }),
    })
    .optional(),
  responses: z.record(
    z.string(),
    z.object({
      content: z
        .object({
          "application/json": z.object({
            examples: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
          }),
        })
        .optional(),
    }),
  ),
});
type Described = z.infer<typeof Described>;
const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * Returns all operations by family, in registry order.
 * @param origin origin for the examples
 * @param channel channel for the examples; the documented one by default
 */
export function documentedFamilies(origin: string, channel: ExampleChannel | null = null): DocumentedFamily[] {
  const { paths } = Paths.parse(openApiDocument());
  return FAMILIES.map(({ id, name, dialect }) => ({
    id,
    name,
    keyHeader: KEY_HEADERS[dialect],
    operations: OPERATIONS.filter((operation) => familyOf(operation) === id).map((operation) =>
      documented(
        operation,
        Described.parse(paths[operation.path]?.[operation.method.toLowerCase()]),
        origin,
        operation.dialect === "C" ? channel : null,
      ),
    ),
  }));
}

function documented(
  operation: Operation,
  described: Described,
  origin: string,
  channel: ExampleChannel | null,
): DocumentedOperation {
  const { id, method, path, summary, description, role, credits, revalidates, dialect, bodyExample } = operation;
  const keyHeader = KEY_HEADERS[dialect];
  const ownExamples = new Map(Object.entries(channel ?? {}));
  const parameters = parametersOf(described).map((parameter) => ({
    ...parameter,
    example: ownExamples.get(parameter.name) ?? parameter.example,
  }));
  return {
    id,
    method,
    path,
    summary,
    description,
    role,
    credits,
    isPaid: operation.refusals.includes("insufficient_balance"),
    keyHeader,
    parameters,
    bodyExample: bodyExample === undefined ? null : JSON.stringify(bodyExample, null, 2),
    answerExample: operation.status === 204 ? "" : JSON.stringify(operation.example, null, 2),
    revalidates,
    refusals: refusalsOf(described),
    examples: examplesOf({
      method,
      url: origin + exampleTarget(path, parameters, new Set(ownExamples.keys())),
      keyHeader: role === null ? null : keyHeader,
      body: bodyExample,
    }),
  };
}

/** Each body once: several errors may have the same one. */
function refusalsOf({ responses }: Described): DocumentedRefusal[] {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    const bodies = Object.values(content?.["application/json"].examples ?? {}).map(({ value }) =>
      JSON.stringify(value),
    );
    return [...new Set(bodies)].map((body) => ({ status: Number(status), body }));
  });
}

function parametersOf({ parameters, requestBody }: Described): DocumentedParameter[] {
  const body = requestBody?.content["application/json"].schema;
  return [
    ...parameters.map((parameter) => parameterOf(parameter.name, parameter.in, parameter.required, parameter.schema)),
    ...Object.entries(body?.properties ?? {}).map(([name, form]) =>
      parameterOf(name, "body", body?.required.includes(name) ?? false, form),
    ),
  ];
}

const parameterOf = (
  name: string,
  place: DocumentedParameter["place"],
  isRequired: boolean,
  form: Form,
): DocumentedParameter => ({
  name,
  place,
  isRequired,
  description: form.description,
  form: formOf(form),
  values: (form.enum ?? []).filter((value) => value !== null).map(String),
  example: form.example ?? "",
});

function formOf({ type, format, minimum, maximum, maxLength, default: fallback }: Form): string {
  const bounds =
    minimum === undefined ? null : maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
  return [
    format ?? type,
    bounds,
    maxLength === undefined ? null : `at most ${maxLength} characters`,
    fallback === undefined ? null : `${fallback} when left out`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/**
 * Returns path and query with the examples of required parameters, and of the reader's own channel. All optional ones
 * together would match nothing.
 */
function exampleTarget(path: string, parameters: readonly DocumentedParameter[], own: ReadonlySet<string>): string {
  const given = (place: string) =>
    parameters.filter(
      ({ place: at, example, isRequired, name }) => at === place && example && (isRequired || own.has(name)),
    );
  const filled = given("path").reduce((text, { name, example }) => text.replace(`{${name}}`, example), path);
  const query = new URLSearchParams(given("query").map(({ name, example }) => [name, example])).toString();
  return `${API_ROOT}${filled}${query && `?${query}`}`;
}
