import { z } from "zod";
import { ApiError } from "@/components/api-error";
import { endIntent, intentKey } from "@/components/intents";
import { announceSessionEnd } from "@/components/session-end";
import { ORGANIZATION_HEADER } from "@/lib/people/organizations/rules";
import { type Endpoint, hrefOf, type RequestOf } from "@/rest/dashboard/endpoint";

const Fault = z.object({
  error: z.string(),
  details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

let organization: string | undefined;

/**
 * Sets the organization (public id) that this page was rendered for. Requests carry it, so that a switch in another tab
 * cannot mix two organizations.
 */
export function actFor(id: string): void {
  organization = id;
}

/**
 * Calls an endpoint and parses the response. A write carries an idempotency key, which its retries reuse.
 * @throws ApiError for anything but the documented response; the abort reason if `signal` was aborted
 */
export async function api<E extends Endpoint<z.ZodType>>(
  endpoint: E,
  request: RequestOf<E> & { signal?: AbortSignal },
): Promise<z.output<E["answer"]>> {
  const { method, answer } = endpoint;
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
  if (!response.ok) {
    const fault = Fault.safeParse(json);
    throw new ApiError(
      response.status,
      fault.data?.error ?? `The server answered ${response.status}. Try again in a moment.`,
      fault.data?.details,
      json,
    );
  }
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw new ApiError(response.status, "The server's answer was not understood. Reload the page.");
  if (key !== null) endIntent(intent, key);
  return parsed.data as z.output<E["answer"]>;
}

/** Returns the message for a lost connection, after which the outcome of a write is unknown. */
function unreachable(method: string): string {
  const reason = navigator.onLine ? "Can't reach the server." : "You're offline.";
  if (method === "GET") return `${reason} Check your connection, then try again.`;
  return `${reason} Check your connection, and whether the change went through, before you try again.`;
}
