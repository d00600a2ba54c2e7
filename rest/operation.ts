import { z } from "zod";
import type { Hints, Refusal } from "@/lib/core/errors";
import type { KeyRole } from "@/lib/core/key-role-schemas";
import type { Dialect } from "@/rest/dialect-of";
import type { HeaderName } from "@/rest/openapi/openapi-parts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** An endpoint as data: the route, the OpenAPI document and the tests are made of it. */
export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodObject = z.ZodObject,
  A extends z.ZodType = z.ZodType,
> {
  id: string;
  method: Method;
  /** Below `/api/v1`, parameters in braces: `/videos/{id}`. */
  path: string;
  dialect: Dialect;
  /** The role that the key needs; `any`: every key will do; null: no key is needed. */
  role: KeyRole | "any" | null;
  /** Price in points. */
  points: number;
  tag: string;
  summary: string;
  description: string;
  /** Params that do not parse are a 404, the rest a 400. Without `body` the body is not looked at. */
  request: { params: P; query: Q; body: B | null };
  answer: A;
  /** Name of the answer's schema in the document. */
  answerName: string;
  example: z.input<A>;
  bodyExample?: z.input<B>;
  /** What it may refuse besides what `standardRefusals` adds. */
  refusals: readonly Refusal["code"][];
  /** By field, what the refusal of a bad value tells besides. Only family B has a place for it. */
  hints: Record<string, Hints>;
  /** What its 404 says. */
  notFound: string;
  /** Whether `Idempotency-Key` is heeded. */
  idempotent: boolean;
  /** Whether `ETag` is sent and `If-None-Match` heeded. */
  revalidates: boolean;
  /** Headers of a successful answer that only this operation has. */
  answerHeaders: readonly HeaderName[];
}

const Nothing = z.object({});
type Nothing = typeof Nothing;

type Given<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject, A extends z.ZodType> = Pick<
  Operation<P, Q, B, A>,
  | "id"
  | "method"
  | "path"
  | "dialect"
  | "role"
  | "tag"
  | "summary"
  | "description"
  | "answer"
  | "answerName"
  | "example"
> &
  Partial<
    Pick<
      Operation<P, Q, B, A>,
      "points" | "refusals" | "hints" | "notFound" | "idempotent" | "revalidates" | "answerHeaders" | "bodyExample"
    >
  > & { request?: { params?: P; query?: Q; body?: B } };

export function defineOperation<
  A extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodObject = Nothing,
>({ request = {}, ...given }: Given<P, Q, B, A>): Operation<P, Q, B, A> {
  return {
    points: 0,
    refusals: [],
    hints: {},
    notFound: "Not found",
    idempotent: false,
    revalidates: false,
    answerHeaders: [],
    ...given,
    request: {
      // Where a part is left out, its type parameter is `Nothing`, which the compiler cannot conclude by itself.
      params: request.params ?? (Nothing as unknown as P),
      query: request.query ?? (Nothing as unknown as Q),
      body: request.body ?? null,
    },
  };
}

/** What a verb is given: the parsed parts in one object. */
export type InputOf<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType> ? z.output<P> & z.output<Q> & z.output<B> : never;

export type AnswerOf<O extends Operation> = z.input<O["answer"]>;

/** What every operation of its kind may refuse, besides its own. */
export function standardRefusals(operation: Operation): Refusal["code"][] {
  // Families A and B refuse even a parameter that they do not know.
  const isStrict = operation.dialect === "A" || operation.dialect === "B";
  if (operation.role === null) return isStrict ? ["invalid_request"] : [];
  const { params, query, body } = operation.request;
  const codes: Refusal["code"][] = ["unauthenticated", "forbidden", "rate_limited"];
  if (isStrict || body || operation.idempotent || Object.keys(query.shape).length > 0) codes.push("invalid_request");
  if (Object.keys(params.shape).length > 0) codes.push("not_found");
  if (operation.points > 0) codes.push("insufficient_points");
  if (body) codes.push("payload_too_large", "unsupported_encoding");
  if (operation.idempotent) codes.push("idempotency_in_progress", "idempotency_mismatch");
  return codes;
}

/** What `Allow` says of a resource with these methods. */
export const allowOf = (methods: readonly Method[]): string[] => [
  ...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])),
  "OPTIONS",
];
