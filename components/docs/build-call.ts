import type { DocumentedOperation, DocumentedParameter } from "@/rest/schemas";
import type { Call } from "./send-call";

export type TriedOperation = Pick<
  DocumentedOperation,
  "id" | "method" | "path" | "summary" | "role" | "credits" | "isPaid" | "keyHeader" | "parameters" | "bodyExample"
>;

/** The reader's input: parameters by place and name, and the body. */
export interface Typed {
  key: string;
  values: Readonly<Record<string, string>>;
  body: string;
}

export const fieldName = ({ place, name }: DocumentedParameter): string => `${place}-${name}`;

/** Parameters with their own field; those in the body are one text. */
export const fieldsOf = ({ parameters }: TriedOperation): DocumentedParameter[] =>
  parameters.filter(({ place }) => place !== "body");

/** Required input before there is a path to call. */
export const missingFrom = (operation: TriedOperation, { values }: Typed): string[] =>
  fieldsOf(operation)
    .filter((field) => field.place === "path" && !values[fieldName(field)]?.trim())
    .map(({ name }) => name);

export function buildCall(operation: TriedOperation, { key, values, body }: Typed, method = operation.method): Call {
  const given = (place: DocumentedParameter["place"]): [string, string][] =>
    fieldsOf(operation).flatMap((field) => {
      const value = values[fieldName(field)] ?? "";
      return field.place === place && value !== "" ? [[field.name, value]] : [];
    });
  const path = given("path").reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value.trim())),
    operation.path === "/" ? "" : operation.path,
  );
  const query = new URLSearchParams(given("query")).toString();
  const isBodied = method === operation.method && operation.bodyExample !== null;
  return {
    method,
    target: `/api/v1${path}${query && `?${query}`}`,
    headers: {
      ...(key.trim() && { [operation.keyHeader.name]: operation.keyHeader.prefix + key.trim() }),
      ...(isBodied && { "Content-Type": "application/json" }),
      ...Object.fromEntries(given("header")),
    },
    ...(isBodied && { body }),
  };
}
