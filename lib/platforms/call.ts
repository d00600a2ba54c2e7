import { Agent, request } from "undici";
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

/** Makes one GET request without retries. Returns null if there was no response in time or the connection failed. */
export async function callPlatform(
  { baseUrl, headers, query }: Target,
  path: string,
  parameters: Record<string, string>,
  signal: AbortSignal,
): Promise<PlatformResponse | null> {
  const url = `${baseUrl}${path}?${new URLSearchParams({ ...parameters, ...query })}`;
  try {
    const response = await request(url, { headers, signal, dispatcher: agent });
    const text = await response.body.text();
    const first = Object.entries(response.headers).map(([name, value]) => [name, [value].flat()[0]]);
    return { status: response.statusCode, headers: Object.fromEntries(first), body: parseJson(text) };
  } catch {
    // undici only throws here for connection problems: refused, reset, timed out, cut off, too large.
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
