import { Agent, request } from "undici";
import type { Target } from "@/lib/platforms/targets";

/** What came back; `body` is undefined when it is no JSON. */
export interface PlatformResponse {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

/** Far above the largest honest answer (50 YouTube videos with full descriptions are some 400 KB). */
const MAX_BODY_BYTES = 16 * 2 ** 20;
const agent = new Agent({ maxResponseSize: MAX_BODY_BYTES });

/** One GET, no retry. null: no answer within the time, or the connection failed. */
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
    // Whatever undici throws here is about the way there or back: refused, reset, timed out, cut off, too large.
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
