import type { z } from "zod";
import type { Right } from "@/lib/core/right-rules";
import type { CallLimit } from "@/rest/dashboard/limits";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What the member's role must allow. `admin`: the person runs the service. `person`: anyone who is signed in, including
 * people without an organization and members of a suspended one. `anyone`: no session is needed.
 */
export type Access = Right | "admin" | "person" | "anyone";

/**
 * A schema of the JSON response, or a file: `csv` and `zip` download, `webp` shows a picture and is 204 while there is
 * none.
 */
export type Answer = z.ZodType | FileType;
export type FileType = "csv" | "webp" | "zip";

/** What an endpoint reads and returns. The server parses with them; the browser knows their types only. */
export interface Schemas {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Responses are parsed with it, so that no extra column leaves. */
  answer: Answer;
}

export const schemas = <const S extends Schemas>(given: S): S => given;

/** One route of the dashboard's own JSON, as data: the server's table, the browser's client and the tests read it. */
export interface Endpoint<S extends Schemas = Schemas, R extends Access = Access> {
  method: Method;
  /** Parameters in braces: `/api/dashboard/videos/{id}`. */
  path: string;
  /** Checked before the input is read; the verb checks it too. */
  right: R;
  /** Checked before the body is read. */
  limit: CallLimit | null;
  /**
   * For changes that must not happen twice, like those that cost money: a request that repeats an `Idempotency-Key`
   * gets the first response. The response is stored for a day, so it must not contain a secret.
   */
  isIdempotent: boolean;
  /**
   * Whether members can call it while their organization is closed and can be reopened. Reads without a limit always
   * work.
   */
  worksWhileClosed: boolean;
  status: number;
  /** Never set: carries the type. The schemas are in `schemas/`, so that pages don't load them. */
  types?: S;
}

type Given<R extends Access> = Pick<Endpoint<Schemas, R>, "method" | "path" | "right"> &
  Partial<Pick<Endpoint, "limit" | "isIdempotent" | "worksWhileClosed" | "status">>;

/** `S` is the type of the endpoint's schemas. `R` is stated for endpoints that don't need a membership. */
export const endpoint = <S extends Schemas, R extends Access = Right | "admin">(given: Given<R>): Endpoint<S, R> => ({
  limit: null,
  isIdempotent: false,
  worksWhileClosed: false,
  status: 200,
  ...given,
});

/** An endpoint that responds with JSON. */
export type JsonEndpoint = Endpoint<Schemas & { answer: z.ZodType }>;

export type SchemasOf<E> = E extends Endpoint<infer S> ? S : never;
type Part<S, N extends string> = S extends { [K in N]: infer T extends z.ZodType } ? T : never;

type Parsed<T> = [T] extends [never] ? unknown : T extends z.ZodType ? z.output<T> : never;
type InputFrom<S> = Parsed<Part<S, "params">> & Parsed<Part<S, "query">> & Parsed<Part<S, "body">>;

/** What a verb receives: the parsed parts in one object. */
export type InputOf<E> = InputFrom<SchemasOf<E>>;

/** What the client receives. */
export type OutputOf<E> = z.output<Part<SchemasOf<E>, "answer">>;

type Unparsed<T> = T extends z.ZodType ? z.input<T> : never;
/** Empty values are omitted from a query, so null is as good as undefined. */
type Nullable<T> = [T] extends [never] ? never : { [K in keyof T]: T[K] | null };
type Named<N extends string, T> = [T] extends [never]
  ? { [K in N]?: undefined }
  : Partial<T> extends T
    ? { [K in N]?: T }
    : { [K in N]: T };

/** What leads to a file, or to a page's data: the parts of an endpoint's URL. */
export type Address<E> = Named<"params", Unparsed<Part<SchemasOf<E>, "params">>> &
  Named<"query", Nullable<Unparsed<Part<SchemasOf<E>, "query">>>>;

/** What a caller sends: every part before it is parsed. */
export type RequestOf<E> = Address<E> & Named<"body", Unparsed<Part<SchemasOf<E>, "body">>>;

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
