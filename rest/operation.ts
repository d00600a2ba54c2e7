import { z } from "zod";
import type { Hints, Refusal } from "@/lib/core/errors";
import type { KeyRole } from "@/lib/core/key-role-schemas";
import type { Dialect } from "@/rest/dialect-of";
import type { HeaderName } from "@/rest/openapi/openapi-parts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** An endpoint as data: the source of its route, the OpenAPI document and the tests. */
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
  /** The role that the key needs; `any`: any key; null: no key. */
  role: KeyRole | "any" | null;
  /** Price in credits. */
  credits: number;
  tag: string;
  summary: string;
  description: string;
  /** Invalid params are a 404, the rest a 400. Without `body`, the body isn't read. */
  request: { params: P; query: Q; body: B | null };
  answer: A;
  /** Of a success; 204 has no body, and null as its answer. */
  status: 200 | 201 | 204;
  /** Name of the response schema in the document. */
  answerName: string;
  example: z.input<A>;
  bodyExample?: z.input<B>;
  /** Possible errors beyond those of `standardRefusals`. */
  refusals: readonly Refusal["code"][];
  /** Additional information in the error for an invalid value, by field. Only family B has a place for it. */
  hints: Record<string, Hints>;
  /** Message of its 404. */
  notFound: string;
  /** Whether `Idempotency-Key` is supported. */
  idempotent: boolean;
  /** Whether its response contains a secret, so that it is kept for a replay in encrypted form only. */
  answersSecret: boolean;
  /** Whether `ETag` and `If-None-Match` are supported. */
  revalidates: boolean;
  /** Headers of a successful response that only this operation has. */
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
      | "credits"
      | "status"
      | "refusals"
      | "hints"
      | "notFound"
      | "idempotent"
      | "answersSecret"
      | "revalidates"
      | "answerHeaders"
      | "bodyExample"
    >
  > & { request?: { params?: P; query?: Q; body?: B } };

export function defineOperation<
  A extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodObject = Nothing,
>({ request = {}, ...given }: Given<P, Q, B, A>): Operation<P, Q, B, A> {
  return {
    credits: 0,
    status: 200,
    refusals: [],
    hints: {},
    notFound: "Not found",
    idempotent: false,
    answersSecret: false,
    revalidates: false,
    answerHeaders: [],
    ...given,
    request: {
      // An omitted part has the type parameter `Nothing`, which the compiler can't infer.
      params: request.params ?? (Nothing as unknown as P),
      query: request.query ?? (Nothing as unknown as Q),
      body: request.body ?? null,
    },
  };
}

/** A verb's input: the parsed parts in one object. */
export type InputOf<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType> ? z.output<P> & z.output<Q> & z.output<B> : never;

export type AnswerOf<O extends Operation> = z.input<O["answer"]>;

/** Returns the errors that every operation of its kind may have. */
export function standardRefusals(operation: Operation): Refusal["code"][] {
  // Families A and B reject even an unknown parameter.
  const isStrict = operation.dialect === "A" || operation.dialect === "B";
  if (operation.role === null) return isStrict ? ["invalid_request"] : [];
  const { params, query, body } = operation.request;
  const codes: Refusal["code"][] = ["unauthenticated", "forbidden", "rate_limited"];
  if (isStrict || body || operation.idempotent || Object.keys(query.shape).length > 0) codes.push("invalid_request");
  if (Object.keys(params.shape).length > 0) codes.push("not_found");
  if (operation.credits > 0) codes.push("insufficient_points");
  if (body) codes.push("payload_too_large", "unsupported_encoding");
  if (operation.idempotent) codes.push("idempotency_in_progress", "idempotency_mismatch");
  return codes;
}

/** Returns the value of `Allow` for a resource with these methods. */
export const allowOf = (methods: readonly Method[]): string[] => [
  ...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])),
  "OPTIONS",
];
