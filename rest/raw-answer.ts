import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { type AnswerHeaders, errorText, STANDARD_HEADERS } from "@/rest/answer";
import { type Dialect, dialectOf } from "@/rest/dialect-of";
import type { RestError } from "@/rest/dialects";
import { wantsProblem } from "@/rest/negotiate";
import { resolveTarget } from "@/rest/target";

export interface RawAnswer {
  status: number;
  headers: AnswerHeaders;
  body: string;
}

/** Returns an error for Node's own responses: requests refused before a Request exists. */
export function rawError(dialect: Dialect, error: RestError, accept?: string): RawAnswer {
  const requestId = randomUUID();
  const { status, text, headers } = errorText(dialect, error, requestId, { isProblem: wantsProblem(accept) });
  return {
    status,
    headers: {
      ...STANDARD_HEADERS,
      "Content-Type": "application/json",
      "Content-Length": String(Buffer.byteLength(text)),
      "X-Request-Id": requestId,
      ...headers,
    },
    body: text,
  };
}

/** Returns the same as bytes for a bare socket: requests refused before a response exists. */
export function socketError(dialect: Dialect, error: RestError): string {
  const { status, headers, body } = rawError(dialect, error);
  const lines = Object.entries({ ...headers, Connection: "close" }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", body].join("\r\n");
}

const PARSER_ERRORS: Record<string, RestError> = {
  HPE_HEADER_OVERFLOW: { code: "malformed_request", status: 431, message: "Request URL or headers too large" },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { code: "malformed_request", status: 413, message: "Request body too large" },
  ERR_HTTP_REQUEST_TIMEOUT: { code: "malformed_request", status: 408, message: "Request timeout" },
};

const parserError = (code: string | undefined): RestError =>
  PARSER_ERRORS[code ?? ""] ?? { code: "malformed_request", status: 400, message: "Malformed HTTP request" };

/**
 * Returns the error for what Node's parser refused, in the dialect of the intended resource as far as the raw bytes
 * show.
 */
export function refusedPacket(code: string | undefined, packet: Buffer | undefined): string {
  const line = /^([^\s]+) (\S+)/.exec(packet?.subarray(0, 4096).toString("latin1") ?? "");
  const [, method = "", target = "/"] = line ?? [];
  const path = target.split(/[?#]/)[0] ?? "/";
  if (code === "HPE_INVALID_METHOD" && /^[A-Za-z]+$/.test(method)) {
    const resolved = resolveTarget(method, target);
    if (resolved.kind === "refuse") return socketError(resolved.dialect, resolved.refusal);
  }
  return socketError(dialectOf(path), parserError(code));
}
