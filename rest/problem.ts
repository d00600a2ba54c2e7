import type { Dialect } from "@/rest/dialect-of";
import { type RestError, serializeError } from "@/rest/dialects";
import { ERRORS } from "@/rest/error-codes";

export const PROBLEM_TYPE = "application/problem+json";

/** Returns the documentation URL of a code. */
export const errorDocs = (code: RestError["code"]): string => `/docs/errors#${code}`;

/** Returns what a family's documented body contains besides its text, under the same names in every family. */
function extensionsOf(error: RestError): Record<string, unknown> {
  switch (error.code) {
    case "invalid_request":
      return { errors: error.details, ...error.options };
    case "unauthenticated":
      return { reason: error.reason };
    case "insufficient_balance": {
      const { error: _, ...amounts } = serializeError("A", error).body;
      return amounts;
    }
    case "insufficient_points":
      return { required: error.required };
    case "not_found":
      return error.reason ? { reason: error.reason } : {};
    case "rate_limited": {
      const { error: _, ...rate } = serializeError("A", error).body;
      return rate;
    }
    case "method_not_allowed":
      return { allow: error.allow };
    case "payload_too_large":
      return { limit_bytes: error.limit };
    default:
      return {};
  }
}

function detailOf(dialect: Dialect, error: RestError): string {
  if (error.code === "invalid_request")
    return error.details.map(({ field, message }) => `${field}: ${message}`).join("; ");
  // A connector's message about a platform is for our log only.
  if (error.code === "platform_failed" && dialect !== "A") return ERRORS.platform_failed.description;
  return "message" in error ? error.message : ERRORS[error.code].description;
}

/** An error as problem details (RFC 9457), with the status that its family documents. */
export function problemOf(dialect: Dialect, error: RestError, requestId: string): Record<string, unknown> {
  const { status } = serializeError(dialect, error);
  return {
    type: errorDocs(error.code),
    title: ERRORS[error.code].title,
    status,
    detail: detailOf(dialect, error),
    instance: `urn:uuid:${requestId}`,
    code: error.code,
    ...extensionsOf(error),
  };
}
