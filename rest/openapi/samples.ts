import { z } from "zod";
import type { FieldError } from "@/lib/core/errors";
import { parseFields } from "@/lib/core/parse-fields";
import type { RestError } from "@/rest/dialects";
import { SAMPLE_REFUSALS } from "@/rest/openapi/error-answers";
import type { Operation } from "@/rest/operation";

/** Returns the errors of a code for this operation: one, or one per field if they differ. */
export function samplesOf(operation: Operation, code: RestError["code"]): RestError[] {
  const { hints, notFound, role } = operation;
  switch (code) {
    case "internal":
    case "malformed_request":
      return [{ code: "internal" }];
    case "not_found":
      return [{ code, message: notFound }];
    case "forbidden":
      return [{ code, message: `This API key lacks the role ${role}` }];
    case "invalid_request": {
      const fields = Object.entries(hints);
      if (fields.length === 0) return [{ code, details: [sampleFieldError(operation)] }];
      return fields.map(([field, options]) => ({ code, details: [{ field, message: "Invalid value" }], options }));
    }
    default:
      return [SAMPLE_REFUSALS[code]];
  }
}

/** Returns the message of the operation's own schema for an invalid value. */
function sampleFieldError({ request: { body, query }, idempotent }: Operation): FieldError {
  if (body) return SAMPLE_REFUSALS.invalid_request.details[0] ?? { field: "body", message: "Must be valid JSON" };
  for (const [field, schema] of Object.entries(query.shape)) {
    const parsed = parseFields(z.object({ [field]: schema }), { [field]: "" });
    if (!parsed.ok && parsed.errors[0]) return parsed.errors[0];
  }
  if (idempotent) return { field: "Idempotency-Key", message: "Must have between 1 and 255 characters" };
  return { field: "verbose", message: "Unknown parameter. This endpoint takes none" };
}
