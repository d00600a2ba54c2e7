import { Agent } from "undici";
import { inSpan } from "@/lib/core/telemetry/span";
import type { CallTimer } from "@/lib/platforms/call-timer";
import type { Target } from "@/lib/platforms/targets";

/** A platform's response. `body` is undefined if it is not JSON. */
export interface PlatformResponse {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

/** Far above the largest genuine response (50 YouTube videos with full descriptions are about 400 KB). */
const MAX_BODY_BYTES = 16 * 2 ** 20;
const agent = new Agent({ maxResponseSize: MAX_BODY_BYTES });

/**
 * Makes one GET request without retries. Returns null if there was no response in time or the connection failed. Uses
 * `dispatch`, because the streams and signals of undici's `request` cost more than the rest of the call.
 */
export function callPlatform(
  target: Target,
  path: string,
  parameters: Record<string, string>,
  timer: CallTimer,
): Promise<PlatformResponse | null> {
  // The query is left out: it can carry the key.
  return inSpan(
    () => ({
      name: `GET ${new URL(target.origin).hostname}`,
      kind: "CLIENT",
      attributes: { "http.request.method": "GET", "url.full": `${target.origin}${target.path}${path}` },
    }),
    async (span) => {
      const response = await send(target, path, parameters, timer);
      if (response) span?.setAttribute("http.response.status_code", response.status);
      else span?.setAttribute("error.type", "no_response");
      return response;
    },
  );
}

function send(
  { origin, path: prefix, headers, query }: Target,
  path: string,
  parameters: Record<string, string>,
  timer: CallTimer,
): Promise<PlatformResponse | null> {
  return new Promise((resolve) => {
    let isOver = false;
    let status = 0;
    let received: Record<string, string | string[] | undefined> = {};
    const chunks: Buffer[] = [];
    let abort = () => {};
    const end = (response: PlatformResponse | null) => {
      isOver = true;
      unwatch();
      resolve(response);
    };
    const unwatch = timer.watch(() => {
      end(null);
      abort();
    });
    agent.dispatch(
      {
        origin,
        path: `${prefix}${path}?${new URLSearchParams({ ...parameters, ...query })}`,
        method: "GET",
        headers,
        // The timer ends every call; undici needs none of its own.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart: (controller) => {
          abort = () => controller.abort(new Error("the platform did not respond in time"));
          if (isOver) abort();
        },
        onResponseStart: (_, code, head) => {
          status = code;
          received = head;
        },
        onResponseData: (_, chunk) => {
          chunks.push(chunk);
        },
        onResponseEnd: () => end({ status, headers: firstOf(received), body: parseJson(chunks) }),
        // Only connection problems: refused, reset, timed out, cut off, too large.
        onResponseError: () => end(null),
      },
    );
  });
}

function firstOf(headers: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  const first: Record<string, string | undefined> = {};
  for (const name in headers) {
    const value = headers[name];
    first[name] = typeof value === "object" ? value[0] : value;
  }
  return first;
}

function parseJson(chunks: readonly Buffer[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
