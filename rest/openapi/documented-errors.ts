import { type RestError, serializeError } from "@/rest/dialects";
import { ERRORS } from "@/rest/error-codes";
import { SAMPLE_REFUSALS } from "@/rest/openapi/error-answers";
import type { DocumentedError } from "@/rest/schemas";

const FAMILIES = [
  ["A", "Videos, campaigns, follows, reports, usage and keys"],
  ["B", "Video statistics"],
  ["C", "Channels and credits"],
  ["D", "Subscriber counts"],
] as const;

function sampleOf(code: RestError["code"]): RestError {
  if (code === "internal") return { code };
  if (code === "malformed_request") return { code, status: 400, message: "Malformed HTTP request" };
  return SAMPLE_REFUSALS[code];
}

/** Returns every code of the closed set, with each family's body. */
export const documentedErrors = (): DocumentedError[] =>
  (Object.keys(ERRORS) as RestError["code"][]).map((code) => ({
    code,
    ...ERRORS[code],
    answers: FAMILIES.map(([dialect, family]) => {
      const { status, body } = serializeError(dialect, sampleOf(code));
      return { family, status, body: JSON.stringify(body) };
    }),
  }));
