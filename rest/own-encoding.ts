import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";
import { COMPRESSED_FROM } from "@/rest/compress";
import { ENCODED_HEADER, ENCODING_HEADER } from "@/rest/negotiate";

/** Request headers that the framework's pages vary by, but API responses don't. */
const ROUTER = /^(?:rsc|next-.*)$/;

/**
 * Leaves compression and `Vary` of an API response to its route. The framework would compress with gzip only, and list
 * in `Vary` what only its pages vary by.
 */
export function keepOwnEncoding(request: IncomingMessage, response: ServerResponse): void {
  const accepted = request.headers["accept-encoding"];
  // Set even if the client sent none, so that the plain name isn't read instead.
  request.headers[ENCODING_HEADER] = Array.isArray(accepted) ? accepted.join(",") : (accepted ?? "");
  delete request.headers["accept-encoding"];

  const isVariable = (): boolean => {
    const length = response.getHeader("content-length");
    return response.hasHeader("content-encoding") || length === undefined || Number(length) >= COMPRESSED_FROM;
  };
  const own = (value: OutgoingHttpHeader): string =>
    [
      ...new Set(
        String(value)
          .split(",")
          .map((name) => name.trim())
          .filter(Boolean)
          .filter((name) => !ROUTER.test(name.toLowerCase())),
      ),
    ]
      .filter((name) => name.toLowerCase() !== "accept-encoding" || isVariable())
      .join(", ");

  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() === ENCODED_HEADER) return set("content-encoding", value);
    if (name.toLowerCase() !== "vary") return set(name, value);
    const kept = own(value as OutgoingHttpHeader);
    if (kept === "") response.removeHeader("vary");
    else set(name, kept);
    return response;
  };
  const append = response.appendHeader.bind(response);
  response.appendHeader = (name, value) => {
    if (name.toLowerCase() === ENCODED_HEADER) return response.setHeader(name, value);
    if (name.toLowerCase() !== "vary") return append(name, value);
    return response.setHeader(name, [response.getHeader(name) ?? [], value].flat().join(", "));
  };
}
