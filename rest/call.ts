import type { RequestBuffer } from "@/lib/developers/requests/buffer";
import { keptPath } from "@/lib/developers/requests/rules";
import type { AnswerHeaders } from "@/rest/answer";
import type { ApiRequest } from "@/rest/api-request";
import { API_ROOT } from "@/rest/dialect-of";
import type { Operation } from "@/rest/operation";

/** State of a call, filled in while it is processed. */
export interface Call {
  requestId: string;
  /** Response headers. */
  headers: AnswerHeaders;
  /** Null until the key is known, and if none is required. */
  caller: { organizationId: number; keyId: number; at: Date } | null;
}

export const CREDITS_CHARGED = "X-Credits-Charged";

/** The path as the document has it. */
export const routeOf = ({ path }: Pick<Operation, "path">): string => API_ROOT + (path === "/" ? "" : path);

/** Logs an answered call if its key is known; no one could see any other call. */
export function noteCall(
  requests: Pick<RequestBuffer, "add">,
  operation: Operation,
  call: Call,
  answered: { request: Pick<ApiRequest, "method" | "path">; status: number; ms: number },
): void {
  if (!call.caller) return;
  const { method, path } = answered.request;
  const { organizationId, keyId, at } = call.caller;
  // Named one by one: a spread takes longer than writing the entry to the database.
  requests.add({
    organizationId,
    keyId,
    at,
    requestId: call.requestId,
    method,
    route: routeOf(operation),
    path: keptPath(path),
    status: answered.status,
    duration: answered.ms,
    credits: Number(call.headers[CREDITS_CHARGED] ?? 0),
  });
}
