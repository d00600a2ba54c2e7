import type { z } from "zod";
import type { Right } from "@/lib/core/right-rules";
import type { CallLimit } from "@/rest/dashboard/limits";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What the member's role must allow. `admin`: the person runs the service. `person`: anyone who is signed in, including
 * people without an organization and members of a suspended one. `anyone`: no session is needed.
 */
export type Access = Right | "admin" | "person" | "anyone";

/** A schema of the JSON response, or a file: `csv` downloads, `webp` shows a picture, and answers 204 without one. */
export type Answer = z.ZodType | "csv" | "webp";
type Part = z.ZodType | undefined;

/** One route of the dashboard's own JSON, as data: the server's table, the browser's client and the tests read it. */
export interface Endpoint<
  A extends Answer = Answer,
  R extends Access = Access,
  P extends Part = Part,
  Q extends Part = Part,
  B extends Part = Part,
> {
  method: Method;
  /** Parameters in braces: `/api/dashboard/videos/{id}`. */
  path: string;
  /** Checked before the input is read; the verb checks it too. */
  right: R;
  /** Checked before the body is read. */
  limit: CallLimit | null;
  params: P;
  query: Q;
  body: B;
  /**
   * For changes that must not happen twice, like those that cost money: a request that repeats an `Idempotency-Key`
   * gets the first response. The response is stored for a day, so it must not contain a secret.
   */
  isIdempotent: boolean;
  /** Responses are parsed with it, so that no extra column leaves. */
  answer: A;
  status: number;
}

type Given<A extends Answer, R extends Access, P extends Part, Q extends Part, B extends Part> = Pick<
  Endpoint<A, R, P, Q, B>,
  "method" | "path" | "right" | "answer"
> &
  Partial<Pick<Endpoint<A, R, P, Q, B>, "limit" | "params" | "query" | "body" | "isIdempotent" | "status">>;

export function endpoint<
  A extends Answer,
  R extends Access,
  P extends Part = undefined,
  Q extends Part = undefined,
  B extends Part = undefined,
>(given: Given<A, R, P, Q, B>): Endpoint<A, R, P, Q, B> {
  return {
    limit: null,
    isIdempotent: false,
    status: 200,
    ...given,
    // Where a part is omitted, its type parameter is `undefined`, which the compiler can't conclude by itself.
    params: given.params as P,
    query: given.query as Q,
    body: given.body as B,
  };
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : unknown;

/** What a verb receives: the parsed parts in one object. */
export type InputOf<E> =
  E extends Endpoint<Answer, Access, infer P, infer Q, infer B> ? Parsed<P> & Parsed<Q> & Parsed<B> : never;

/** Empty values are omitted from a query, so null is as good as undefined. */
type Unparsed<S> = S extends z.ZodType ? { [K in keyof z.input<S>]: z.input<S>[K] | null } : never;
type Named<N extends string, T> = [T] extends [never]
  ? { [K in N]?: undefined }
  : Partial<T> extends T
    ? { [K in N]?: T }
    : { [K in N]: T };

/** What leads to a file, or to a page's data: the parts of an endpoint's URL. */
export type Address<E> =
  E extends Endpoint<Answer, Access, infer P, infer Q>
    ? Named<"params", P extends z.ZodType ? z.input<P> : never> & Named<"query", Unparsed<Q>>
    : never;

/** What a caller sends: every part before it is parsed. */
export type RequestOf<E> =
  E extends Endpoint<Answer, Access, Part, Part, infer B>
    ? Address<E> & Named<"body", B extends z.ZodType ? z.input<B> : never>
    : never;

/** Returns an endpoint's URL on this site. Undefined, null and empty values are omitted from the query. */
export function hrefOf<E extends Endpoint>(endpoint: E, address: Address<E>): string {
  // The compiler can't follow the parts through the generic.
  const { params, query } = address as { params?: Record<string, unknown>; query?: Record<string, unknown> };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const given = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
