import type { ResponseConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { headersOf } from "@/rest/answer";
import { type Fault, serializeFault } from "@/rest/dialects";
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
  const codes = new Set<Fault["code"]>([...standardRefusals(operation), ...operation.refusals, "internal"]);
  if (operation.role !== null) codes.add("unavailable");
  const byStatus = new Map<number, Fault[]>();
  for (const fault of [...codes].flatMap((code) => samplesOf(operation, code))) {
    const { status } = serializeFault(operation.dialect, fault);
    byStatus.set(status, [...(byStatus.get(status) ?? []), fault]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, faults]) => [status, failure(operation, status, faults, schemas)]),
  );
}

/** If an error has several examples, each name includes its field. */
const nameOf = (fault: Fault, { hints }: Operation): string => {
  const field = fault.code === "invalid_request" ? fault.details[0]?.field : undefined;
  return field !== undefined && field in hints ? `${fault.code}_${field}` : fault.code;
};

function failure(operation: Operation, status: number, faults: Fault[], schemas: Schemas): ResponseConfig {
  const forms = new Map(faults.map((fault) => errorForm(operation.dialect, fault.code)));
  const [first, ...others] = [...forms].map(([name, schema]) => schemas.get(name, schema));
  const examples = faults.map((fault) => [
    nameOf(fault, operation),
    { value: serializeFault(operation.dialect, fault).body },
  ]);
  return {
    description: [...new Set(faults.map(({ code }) => ERRORS[code].title))].join(", "),
    headers: {
      ...refer("X-Request-Id"),
      ...(status === 401 ? {} : rateHeaders(operation)),
      ...refer(...ownHeaders(operation, faults)),
    },
    content: {
      "application/json": {
        schema: first && others.length > 0 ? z.union([first, ...others]) : (first ?? z.unknown()),
        examples: Object.fromEntries(examples),
      },
      [PROBLEM_TYPE]: {
        schema: schemas.get("Problem", Problem),
        examples: Object.fromEntries(
          faults.map((fault) => [
            nameOf(fault, operation),
            { value: problemOf(operation.dialect, fault, EXAMPLE_REQUEST_ID) },
          ]),
        ),
      },
    },
  };
}

/** Returns the headers that depend on the faults, as sent. */
function ownHeaders({ dialect }: Operation, faults: readonly Fault[]): HeaderName[] {
  const names = new Set(faults.flatMap((fault) => Object.keys(headersOf(dialect, fault, new Date()))));
  return [...names].filter((name): name is HeaderName => name in HEADERS);
}
