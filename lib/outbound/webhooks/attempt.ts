import type { webhookEndpoints } from "@/db/schema";
import { env } from "@/lib/core/env";
import { createSafeFetch, type SafeFetch, SafeFetchError, type SafeFetchReason } from "@/lib/core/safe-fetch";
import { storableHeaders } from "@/lib/outbound/webhooks/rules";
import { signedHeaders } from "@/lib/outbound/webhooks/sign";

const MAX_STORED_BYTES = 4096;

/** One request and its result; `status` is null without a response, and `error` gives the reason. */
export interface Attempt {
  at: Date;
  durationMs: number;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
  error: string | null;
}

const ERROR_MESSAGES: Record<SafeFetchReason, string> = {
  forbidden_url: "Refused: the address must start with https://",
  forbidden_address: "Refused: the name resolves to a private or local address",
  forbidden_redirect: "Refused: redirects are not followed",
  too_many_redirects: "Refused: redirects are not followed",
  too_large: "The response was too large",
  timeout: "No complete response in time",
  network: "The receiver could not be reached",
};

export interface DeliveryRequest {
  endpoint: typeof webhookEndpoints.$inferSelect;
  eventId: string;
  body: string;
  at: Date;
}

/**
 * Signs and posts once. Redirects are not followed, and errors of the receiver are returned, not thrown. @param fetch
 * for tests: a resolver with false results
 */
export async function attemptDelivery(
  { endpoint, eventId, body, at }: DeliveryRequest,
  signal: AbortSignal,
  fetch: SafeFetch = webhookFetch(),
): Promise<Attempt> {
  const nothing = { at, durationMs: 0, status: null, headers: null, body: null };
  const signature = signedHeaders(endpoint, eventId, at, body);
  if (!signature) return { ...nothing, error: "The signing secret can no longer be decrypted: rotate it" };
  const begun = performance.now();
  const durationMs = () => Math.round(performance.now() - begun);
  try {
    const answer = await fetch(endpoint.url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "Clipscope-Webhooks/1", ...signature },
      body,
      signal,
      maxBytes: MAX_STORED_BYTES,
      overflow: "cut",
    });
    return {
      at,
      durationMs: durationMs(),
      status: answer.status,
      headers: storableHeaders(answer.headers),
      // PostgreSQL's text type can't contain NUL.
      body: answer.body.toString("utf8").replaceAll("\0", "\ufffd"),
      error: null,
    };
  } catch (error) {
    if (!(error instanceof SafeFetchError)) throw error;
    return { ...nothing, durationMs: durationMs(), error: ERROR_MESSAGES[error.reason] };
  }
}

/** An attempt that exceeded its deadline. */
export const lateAttempt = (at: Date, durationMs: number): Attempt => ({
  ...{ at, durationMs, status: null, headers: null, body: null },
  error: ERROR_MESSAGES.timeout,
});

const clients = new Map<boolean, SafeFetch>();

/** Public addresses over https. Loopback requires the switch, and the sandbox's origin is no exception. */
function webhookFetch(): SafeFetch {
  const allowLoopback = env().WEBHOOK_ALLOW_LOOPBACK;
  const client = clients.get(allowLoopback) ?? createSafeFetch({ allowLoopback });
  clients.set(allowLoopback, client);
  return client;
}
