import { ACCEPTS_NOTHING, type Accepted, wantsProblem } from "@/rest/negotiate";

/** Request headers, by lower-case name. */
export type HeaderReader = Pick<Headers, "get">;

/** Where the bytes of a body come from, before `readBody` counts and unpacks them. */
export interface BodySource {
  headers: HeaderReader;
  /** Starts reading; null if there is no body. */
  openBody(): AsyncIterator<Uint8Array> | null;
}

/** A request to the REST API, the same from both transports: server.ts and the route files. */
export interface ApiRequest extends BodySource {
  method: string;
  /** Without the query; canonical, except under Next alone. */
  path: string;
  /** The query with its question mark, or an empty string. */
  search: string;
  /** Of the connection, such as `http://localhost:3000`; a proxy's clients may use another one. */
  origin: string;
  /** Path parameters, decoded. */
  params: Record<string, string | string[] | undefined>;
  accepted: Accepted;
}

/** Returns the body of a web request as a source. */
export const bodySourceOf = ({ headers, body }: Request): BodySource => ({
  headers,
  openBody() {
    const reader = body?.getReader();
    if (!reader) return null;
    return {
      next: async () => {
        const { done, value } = await reader.read();
        return done ? { done, value: undefined } : { done, value };
      },
      return: async () => {
        await reader.cancel();
        return { done: true, value: undefined };
      },
    };
  },
});

export interface Segments {
  /** Undefined if the route has none. */
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

/** Returns a route file's request. Next compresses its response, so the response isn't compressed here. */
export async function fromWeb(request: Request, segments: Segments): Promise<ApiRequest> {
  const { pathname, search, origin } = new URL(request.url);
  return {
    ...bodySourceOf(request),
    method: request.method,
    path: pathname,
    search,
    origin,
    params: (await segments.params) ?? {},
    accepted: { ...ACCEPTS_NOTHING, isProblem: wantsProblem(request.headers.get("accept")) },
  };
}
