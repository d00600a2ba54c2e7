import type { ResponseConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { headersOf } from "@/rest/answer";
import { type RestError, serializeError } from "@/rest/dialects";
import { ERRORS } from "@/rest/error-codes";
import { errorForm, Problem } from "@/rest/openapi/error-answers";
import { EXAMPLE_REQUEST_ID, HEADERS, type HeaderName } from "@/rest/openapi/openapi-parts";
import { samplesOf } from "@/rest/openapi/samples";
import { type Operation, standardRefusals } from "@/rest/operation";
import { PROBLEM_TYPE, problemOf } from "@/rest/problem";

/** Registers a schema under its name in the document. */
interface Schemas {
  get(name: string, schema: z.ZodType): z.ZodType;
}

export const refer = (...names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export const rateHeaders = ({ role }: Operation) =>
  role ? refer("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset") : {};

/** Returns the error statuses, each with an example of every error that has it, from the serializer that answers. */
export function failures(operation: Operation, schemas: Schemas): Record<string, ResponseConfig> {
  const codes = new Set<RestError["code"]>([...standardRefusals(operation), ...operation.refusals, "internal"]);
  if (operation.role !== null) codes.add("unavailable");
  const byStatus = new Map<number, RestError[]>();
  for (const error of [...codes].flatMap((code) => samplesOf(operation, code))) {
    const { status } = serializeError(operation.dialect, error);
    byStatus.set(status, [...(byStatus.get(status) ?? []), error]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, errors]) => [status, failure(operation, status, errors, schemas)]),
  );
}

/** If an error has several examples, each name includes its field. */
const nameOf = (error: RestError, { hints }: Operation): string => {
  const field = error.code === "invalid_request" ? error.details[0]?.field : undefined;
  return field !== undefined && field in hints ? `${error.code}_${field}` : error.code;
};

function failure(operation: Operation, status: number, errors: RestError[], schemas: Schemas): ResponseConfig {
  const forms = new Map(errors.map((error) => errorForm(operation.dialect, error.code)));
  const [first, ...others] = [...forms].map(([name, schema]) => schemas.get(name, schema));
  const examples = errors.map((error) => [
    nameOf(error, operation),
    { value: serializeError(operation.dialect, error).body },
  ]);
  return {
    description: [...new Set(errors.map(({ code }) => ERRORS[code].title))].join(", "),
    headers: {
      ...refer("X-Request-Id"),
      ...(status === 401 ? {} : rateHeaders(operation)),
      ...refer(...ownHeaders(operation, errors)),
    },
    content: {
      "application/json": {
        schema: first && others.length > 0 ? z.union([first, ...others]) : (first ?? z.unknown()),
        examples: Object.fromEntries(examples),
      },
      [PROBLEM_TYPE]: {
        schema: schemas.get("Problem", Problem),
        examples: Object.fromEntries(
          errors.map((error) => [
            nameOf(error, operation),
            { value: problemOf(operation.dialect, error, EXAMPLE_REQUEST_ID) },
          ]),
        ),
      },
    },
  };
}

/** Returns the headers that depend on the errors, as sent. */
function ownHeaders({ dialect }: Operation, errors: readonly RestError[]): HeaderName[] {
  const names = new Set(errors.flatMap((error) => Object.keys(headersOf(dialect, error, new Date()))));
  return [...names].filter((name): name is HeaderName => name in HEADERS);
}
