import { type IncomingHttpHeaders, request as send } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

/**
 * The default headers of real HTTP clients, from their source or from recorded requests. A documented request has to
 * work with each of them, not only with the tests' own client.
 */
export const CLIENTS = {
  curl: { "User-Agent": "curl/8.14.1", Accept: "*/*" },
  "fetch in Node": {
    accept: "*/*",
    "accept-language": "*",
    "sec-fetch-mode": "cors",
    "user-agent": "node",
    "accept-encoding": "gzip, deflate",
  },
  "requests in Python": {
    "User-Agent": "python-requests/2.32.5",
    "Accept-Encoding": "gzip, deflate",
    Accept: "*/*",
    Connection: "keep-alive",
  },
  axios: {
    Accept: "application/json, text/plain, */*",
    "User-Agent": "axios/1.13.2",
    "Accept-Encoding": "gzip, compress, deflate, br",
  },
  Postman: {
    "User-Agent": "PostmanRuntime/7.49.1",
    Accept: "*/*",
    "Cache-Control": "no-cache",
    "Postman-Token": "1f0c5a5e-6f1d-4a39-93a5-1f9c6e1b7c21",
    "Accept-Encoding": "gzip, deflate, br",
    Connection: "keep-alive",
  },
} as const satisfies Record<string, Record<string, string>>;

export type Client = keyof typeof CLIENTS;
export const CLIENT_NAMES = Object.keys(CLIENTS) as Client[];

export interface SourceRequest {
  method?: string;
  headers?: Record<string, string>;
  /** Sent unchanged; no Content-Type is added. */
  body?: string;
}

export interface SourceAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The parsed JSON body. */
  body: unknown;
}

/**
 * Sends exactly the given headers (plus Host and the body's length) and decodes the response. @throws Error if the
 * response is not JSON
 */
export function call(url: string, { method = "GET", headers = {}, body }: SourceRequest = {}): Promise<SourceAnswer> {
  const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    // A new connection each time, because the server may close an idle one.
    const request = send(
      url,
      { method, headers: { ...headers, ...length }, timeout: 60_000, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = decode(Buffer.concat(chunks), response.headers["content-encoding"]);
          try {
            const parsed: unknown = text === "" ? null : JSON.parse(text);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
          } catch {
            reject(new Error(`${method} ${url} did not return JSON: ${text.slice(0, 200)}`));
          }
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`${method} ${url} did not respond within 60 s`)));
    request.on("error", reject);
    request.end(body);
  });
}

function decode(body: Buffer, encoding: string | undefined): string {
  const decoded =
    encoding === "gzip"
      ? gunzipSync(body)
      : encoding === "br"
        ? brotliDecompressSync(body)
        : encoding === "deflate"
          ? inflateSync(body)
          : body;
  return decoded.toString("utf8");
}
