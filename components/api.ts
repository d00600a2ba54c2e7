import { ApiError } from "@/components/api-error";
import { endIntent, intentKey } from "@/components/intents";
import { requestProof } from "@/components/proof";
import { announceSession, announceSessionEnd } from "@/components/session-end";
import { ORGANIZATION_HEADER } from "@/lib/people/organizations/rules";
import { hrefOf, type JsonEndpoint, type OutputOf, type RequestOf } from "@/rest/dashboard/endpoint";

let organization: string | undefined;

/**
 * Sets the organization (public ID) that this page was rendered for. Requests carry it, so that a switch in another tab
 * cannot mix two organizations.
 */
export function actFor(id: string): void {
  organization = id;
}

/**
 * Calls an endpoint and returns the response as the server parsed it. A write carries an idempotency key, which its
 * retries reuse.
 * @throws ApiError for anything but the documented response; the abort reason if `signal` was aborted
 */
export async function api<E extends JsonEndpoint>(
  endpoint: E,
  request: RequestOf<E> & { signal?: AbortSignal },
): Promise<OutputOf<E>> {
  const { method } = endpoint;
  const { body, signal } = request as { body?: unknown; signal?: AbortSignal };
  const url = hrefOf(endpoint, request);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const intent = `${organization} ${method} ${url} ${text}`;
  const key = method === "GET" ? null : intentKey(intent);
  const response = await fetch(url, {
    method,
    signal,
    headers: {
      ...(text !== undefined && { "Content-Type": "application/json" }),
      ...(organization !== undefined && { [ORGANIZATION_HEADER]: organization }),
      ...(key !== null && { "Idempotency-Key": key }),
    },
    body: text,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, unreachable(method));
  });
  // The connection can also break while the body is being read.
  const json: unknown = await response.json().catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return null;
  });
  // On other 4xx nothing was done. On 409 an identical request may be in progress; on 5xx the outcome is unknown.
  if (key !== null && response.status >= 400 && response.status < 500 && response.status !== 409)
    endIntent(intent, key);
  if (response.status === 401) announceSessionEnd();
  if (isProofRequired(json) && (await requestProof())) {
    signal?.throwIfAborted();
    return api(endpoint, request);
  }
  if (!response.ok) throw refusalOf(response.status, json);
  announceSession();
  if (typeof json !== "object" || json === null)
    throw new ApiError(response.status, "The server's response couldn't be read. Reload the page.");
  if (key !== null) endIntent(intent, key);
  return json as OutputOf<E>;
}

const isProofRequired = (json: unknown): boolean =>
  typeof json === "object" && json !== null && "is_proof_required" in json;

/** Returns the error of a response. A proxy on the way may respond with anything. */
function refusalOf(status: number, json: unknown): ApiError {
  const { error, details } = (json ?? {}) as { error?: unknown; details?: { field: string; message: string }[] };
  const message = typeof error === "string" ? error : `The server responded with ${status}. Try again in a moment.`;
  return new ApiError(status, message, Array.isArray(details) ? details : [], json);
}

/** Returns the message for a lost connection, after which the outcome of a write is unknown. */
function unreachable(method: string): string {
  const reason = navigator.onLine ? "Can't reach the server." : "You're offline.";
  if (method === "GET") return `${reason} Check your connection, then try again.`;
  return `${reason} Check your connection, and check whether the change went through before you try again.`;
}
