import type { Dialect } from "@/rest/dialect-of";
import { type Fault, serializeFault } from "@/rest/dialects";
import { ERRORS } from "@/rest/error-codes";

export const PROBLEM_TYPE = "application/problem+json";

/** Returns the documentation URL of a code. */
export const errorDocs = (code: Fault["code"]): string => `/docs/errors#${code}`;

/** Returns what a family's documented body contains besides its text, under the same names in every family. */
function extensionsOf(fault: Fault): Record<string, unknown> {
  switch (fault.code) {
    case "invalid_request":
      return { errors: fault.details, ...fault.options };
    case "unauthenticated":
      return { reason: fault.reason };
    case "insufficient_balance": {
      const { error: _, ...amounts } = serializeFault("A", fault).body;
      return amounts;
    }
    case "insufficient_points":
      return { required: fault.required };
    case "not_found":
      return fault.reason ? { reason: fault.reason } : {};
    case "rate_limited": {
      const { error: _, ...rate } = serializeFault("A", fault).body;
      return rate;
    }
    case "method_not_allowed":
      return { allow: fault.allow };
    case "payload_too_large":
      return { limit_bytes: fault.limit };
    default:
      return {};
  }
}

function detailOf(dialect: Dialect, fault: Fault): string {
  if (fault.code === "invalid_request")
    return fault.details.map(({ field, message }) => `${field}: ${message}`).join("; ");
  // A connector's message about a platform is for our log only.
  if (fault.code === "platform_failed" && dialect !== "A") return ERRORS.platform_failed.description;
  return "message" in fault ? fault.message : ERRORS[fault.code].description;
}

/** An error as problem details (RFC 9457), with the status that its family documents. */
export function problemOf(dialect: Dialect, fault: Fault, requestId: string): Record<string, unknown> {
  const { status } = serializeFault(dialect, fault);
  return {
    type: errorDocs(fault.code),
    title: ERRORS[fault.code].title,
    status,
    detail: detailOf(dialect, fault),
    instance: `urn:uuid:${requestId}`,
    code: fault.code,
    ...extensionsOf(fault),
  };
}
