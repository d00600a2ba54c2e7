import type { Refusal } from "@/lib/core/errors";
import { cleanQuery, isCleanPath } from "@/lib/core/text-rules";
import { canonicalPath, type Dialect, dialectOf } from "@/rest/dialect-of";
import { allowOf } from "@/rest/operation";
import { allowedMethods } from "@/rest/registry";

/** Methods that the framework passes to a route; it answers every other one itself, as text or not at all. */
const ROUTED = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** `url` is passed to the framework; `host` is the host of an absolute-form target. */
interface Passed {
  kind: "pass";
  url: string;
  host: string | null;
}
interface Refused {
  kind: "refuse";
  refusal: Refusal;
  dialect: Dialect;
}

const MALFORMED: Refusal = { code: "invalid_request", details: [{ field: "url", message: "Malformed URL" }] };
const UNKNOWN: Refusal = { code: "not_found", message: "Not found" };

/** Resolves a request line before the framework sees it. */
export function resolveTarget(method: string, target: string): Passed | Refused {
  const { host, path, query } = split(target);
  const decoded = decode(path);
  // Even for a refused path, the response follows the dialect of the intended resource.
  const meant = (decoded ?? path).replace(/[\\/]+/g, "/");
  const refuse = (refusal: Refusal): Refused => ({ kind: "refuse", refusal, dialect: dialectOf(meant) });
  if (decoded === null || !decoded.startsWith("/")) return refuse(MALFORMED);
  const canonical = canonicalPath(path);
  const isApi = canonicalPath(meant) !== null;
  // The framework would redirect these, or interpret them as another path.
  const isOdd = /\/\/|\\|\/\.{1,2}(?:\/|$)/.test(decoded) || (isApi && canonical === null);
  if (isOdd) return refuse(UNKNOWN);
  // API routes parse their input themselves and have their own errors; pages parse theirs in many places.
  const isPage = !isApi && !path.startsWith("/api/");
  if (isPage && !isCleanPath(decoded)) return refuse(UNKNOWN);
  if (ROUTED.has(method))
    return { kind: "pass", url: (canonical ?? path) + (isPage ? cleanQuery(query) : query), host };
  const allow = isApi ? allowedMethods(decoded) : allowOf(["GET"]);
  return refuse(allow ? { code: "method_not_allowed", allow } : UNKNOWN);
}

/** Origin-form `/path?query` or absolute-form `http://host/path?query`. */
function split(target: string): { host: string | null; path: string; query: string } {
  const [, host = null, rest = target] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(target) ?? [];
  const mark = rest.search(/[?#]/);
  const path = mark < 0 ? rest : rest.slice(0, mark);
  return { host, path: host !== null && path === "" ? "/" : path, query: mark < 0 ? "" : rest.slice(mark) };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
