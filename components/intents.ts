/**
 * Idempotency keys of the changes that this page sends. A request without an answer keeps its key, because the server may
 * have done it all the same: the same request sent again within ten minutes is a retry, and is done once. A success or a
 * refusal ends the intent, so the same request sent after it is a new one.
 */
const RETRY_MS = 10 * 60_000;
/** Far more than a person leaves open; the oldest go first. */
const MAX_OPEN = 200;

interface Intent {
  key: string;
  lastSentAt: number;
}

const open = new Map<string, Intent>();

/** Returns the key for a request; `request` is everything that makes it what it is: organization, method, path and body. */
export function intentKey(request: string, now = Date.now()): string {
  const known = open.get(request);
  const key = known && now - known.lastSentAt < RETRY_MS ? known.key : newIntent();
  // Deleted first, so that the map stays in the order of last use.
  open.delete(request);
  open.set(request, { key, lastSentAt: now });
  for (const oldest of open.keys()) {
    if (open.size <= MAX_OPEN) break;
    open.delete(oldest);
  }
  return key;
}

/** The request was answered: the next one like it is another intent. */
export function endIntent(request: string, key: string): void {
  if (open.get(request)?.key === key) open.delete(request);
}

/** A key for one intent. `crypto.randomUUID` exists only over https or on this machine. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
