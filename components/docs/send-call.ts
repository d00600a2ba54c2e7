/** The console's request and its response. */

export interface Call {
  method: string;
  /** Starts with `/api/v1`: a key never leaves this origin. */
  target: `/api/v1${string}`;
  headers: Record<string, string>;
  body?: string;
}

export interface CallAnswer {
  status: number;
  statusText: string;
  /** Headers that describe the call, in the order of `SHOWN_HEADERS`. */
  headers: [name: string, value: string][];
  /** Indented JSON if complete, otherwise as received. */
  body: string;
  isCut: boolean;
  milliseconds: number;
}

const SHOWN_HEADERS = [
  "X-Request-Id",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
  "Retry-After",
  "X-Credits-Charged",
  "X-Credits-Remaining",
  "Idempotent-Replayed",
  "ETag",
  "Allow",
  "Content-Type",
];

/** A longer body would freeze the page. */
export const SHOWN_BYTES = 200_000;

/** @throws TypeError without a response, AbortError if `signal` ended it */
export async function sendCall({ method, target, headers, body }: Call, signal: AbortSignal): Promise<CallAnswer> {
  const started = performance.now();
  const response = await fetch(target, {
    method,
    headers,
    body,
    signal,
    // Only the key identifies the caller, and a cached response would not belong to this call.
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
  });
  const { text, isCut } = await readSome(response);
  return {
    status: response.status,
    statusText: response.statusText,
    headers: SHOWN_HEADERS.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    }),
    body: isCut ? text : pretty(text),
    isCut,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** Reads only the body's first bytes; the rest is not fetched. */
async function readSome(response: Response): Promise<{ text: string; isCut: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) return { text: "", isCut: false };
  const decoder = new TextDecoder();
  let text = "";
  for (let left = SHOWN_BYTES; ; ) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isCut: false };
    text += decoder.decode(value.subarray(0, left), { stream: true });
    if (value.byteLength > left) {
      await reader.cancel();
      return { text, isCut: true };
    }
    left -= value.byteLength;
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
