/**
 * Idempotency keys of the changes that this page sends. A request without a response keeps its key, because the server
 * may have processed it: the same request within ten minutes is a retry and is processed once. A success or an error
 * response ends the intent, so the same request sent later is a new one.
 */
const RETRY_MS = 10 * 60_000;
/** Far more than one person leaves open; the oldest are dropped first. */
const MAX_OPEN = 200;

interface Intent {
  key: string;
  lastSentAt: number;
}

const open = new Map<string, Intent>();

/** Returns the key for a request; `request` is everything that identifies it: organization, method, path and body. */
export function intentKey(request: string, now = Date.now()): string {
  const known = open.get(request);
  const key = known && now - known.lastSentAt < RETRY_MS ? known.key : newIntent();
  // Deleted first, to keep the map in order of last use.
  open.delete(request);
  open.set(request, { key, lastSentAt: now });
  for (const oldest of open.keys()) {
    if (open.size <= MAX_OPEN) break;
    open.delete(oldest);
  }
  return key;
}

/** Ends an intent after a response: the next identical request is a new one. */
export function endIntent(request: string, key: string): void {
  if (open.get(request)?.key === key) open.delete(request);
}

/** Returns a key for one intent. `crypto.randomUUID` exists only over HTTPS or on localhost. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
