import type { IncomingMessage, ServerResponse } from "node:http";
import { inSpan } from "@/lib/core/telemetry/span";
import { type AnswerHeaders, isWhole, type Pieces } from "@/rest/answer";
import type { ApiRequest, HeaderReader } from "@/rest/api-request";
import { API_ROOT } from "@/rest/dialect-of";
import { hasBody } from "@/rest/guard-body";
import { acceptedBy } from "@/rest/negotiate";
import { indexByPath } from "@/rest/path-pattern";
import { type Resource, type RouteMethod, resourceOf, unknownResource } from "@/rest/resource";
import { boundOf } from "@/rest/serve";
import { entryOf, type OperationId, TABLE } from "@/rest/table";

/** A path of the API with what it answers. */
export interface Place {
  /** Below `/api/v1`, parameters in braces. */
  path: string;
  resource: Resource;
}

/** Answers requests of `node:http`. @param url canonical, with its query */
export type Direct = (request: IncomingMessage, response: ServerResponse, url: string) => Promise<void>;

/** Returns every path of the table. */
export function placesOfTable(): Place[] {
  const ids = Object.keys(TABLE) as OperationId[];
  const paths = [...new Set(ids.map((id) => entryOf(id).operation.path))];
  return paths.map((path) => ({
    path,
    resource: resourceOf(boundOf(ids.filter((id) => entryOf(id).operation.path === path))),
  }));
}

/**
 * Answers API requests from the table of operations, without Next: the head and body of a response are written as they
 * are, with no web `Request`, `Response` or stream in between.
 * @param defaults headers that a response has unless it sets them itself
 */
export function directTransport(
  defaults: Readonly<AnswerHeaders> = {},
  places: readonly Place[] = placesOfTable(),
): Direct {
  const search = indexByPath(places);
  const unknown = unknownResource();
  const headOf = headWriter(defaults);
  return async (request, response, url) => {
    const asked = apiRequestOf(request, url);
    const match = search(asked.path.slice(API_ROOT.length) || "/");
    for (const name in match?.params) asked.params[name] = decodeURIComponent(match?.params[name] ?? "");
    const resource = match?.items[0]?.resource ?? unknown;
    const { status, headers, body } = await inSpan(
      () => {
        const route = match?.items[0] && API_ROOT + match.items[0].path;
        return {
          name: route ? `${asked.method} ${route}` : asked.method,
          kind: "SERVER",
          // The query is left out: it can carry what a caller typed.
          attributes: { "http.request.method": asked.method, "http.route": route, "url.path": asked.path },
          headers: request.headers,
        };
      },
      async (span) => {
        const answered = await resource[asked.method as RouteMethod](asked);
        span?.setAttribute("http.response.status_code", answered.status);
        return answered;
      },
    );
    const head = headOf(headers);
    if (body !== null && !isWhole(body)) await stream(response, { status, head }, body);
    else response.writeHead(status, head).end(body);
  };
}

/**
 * Returns a function that lists names and values of a response's headers in turn, with the defaults that it doesn't set.
 * `writeHead` takes such a list as it is, and merging objects of many properties takes longer than all of the rest.
 */
function headWriter(defaults: Readonly<AnswerHeaders>): (headers: Readonly<AnswerHeaders>) => string[] {
  const listed = Object.entries(defaults);
  return (headers) => {
    const head: string[] = [];
    for (const [name, value] of listed) head.push(name, headers[name] ?? value);
    for (const name in headers) if (defaults[name] === undefined) head.push(name, headers[name] ?? "");
    return head;
  };
}

function apiRequestOf(request: IncomingMessage, url: string): ApiRequest {
  const [withoutFragment = ""] = url.split("#", 1);
  const mark = withoutFragment.indexOf("?");
  const headers: HeaderReader = {
    get(name) {
      const value = request.headers[name];
      return value === undefined ? null : typeof value === "string" ? value : value.join(", ");
    },
  };
  return {
    method: request.method ?? "GET",
    path: mark < 0 ? withoutFragment : withoutFragment.slice(0, mark),
    search: mark < 0 ? "" : withoutFragment.slice(mark),
    origin: `http://${request.headers.host ?? "localhost"}`,
    headers,
    params: {},
    accepted: acceptedBy(headers),
    // The rest of a body that is refused midway is left to `guardBody`: destroying the request would take the response
    // with it.
    openBody: () => (hasBody(request) ? request.iterator({ destroyOnReturn: false }) : null),
  };
}

/** Writes each piece when the client has taken the one before. A failure breaks the connection. */
async function stream(
  response: ServerResponse,
  { status, head }: { status: number; head: string[] },
  pieces: Pieces,
): Promise<void> {
  let takeNext = () => {};
  const endWork = () => void pieces.return().catch(() => {});
  const onClose = () => {
    takeNext();
    // The work ends with the client.
    endWork();
  };
  response.on("drain", () => takeNext());
  response.once("close", onClose);
  try {
    response.writeHead(status, head);
    for (;;) {
      const { done, value } = await pieces.next();
      if (response.destroyed) return;
      if (done) break;
      if (response.write(value)) continue;
      await new Promise<void>((resolve) => {
        takeNext = resolve;
        if (response.destroyed) resolve();
      });
    }
    response.off("close", onClose);
    response.end();
  } catch {
    // Logged where the pieces are made.
    response.destroy();
  } finally {
    // A client that left while the first piece was made closed the response before anything listened.
    endWork();
  }
}
