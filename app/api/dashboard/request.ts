import type { z } from "zod";
import { appUrl } from "@/lib/core/env";
import { AppError, type FieldError, forbidden } from "@/lib/core/errors";
import { parseFields } from "@/lib/core/parse-fields";
import { readQuery } from "@/lib/core/read-query";

/**
 * Rejects a change from another origin. Browsers send the page's origin with every request that may change something.
 * Ours are the request's host and APP_URL's: they differ behind a proxy that forwards no headers.
 * @throws AppError forbidden
 */
export function requireSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const ours = [request.headers.get("host"), new URL(appUrl()).host];
  if (!origin || !URL.canParse(origin) || !ours.includes(new URL(origin).host))
    throw forbidden("This request didn't come from the dashboard");
}

/**
 * Parses every part that has a schema, and reports all errors together. A repeated parameter is rejected.
 * @throws AppError invalid_request
 */
export function readInput<Q extends z.ZodType, B extends z.ZodType, P extends z.ZodType>(
  schemas: { query?: Q; body?: B; params?: P },
  raw: { query?: URLSearchParams; body?: unknown; params?: unknown },
): { query: z.output<Q>; body: z.output<B>; params: z.output<P> } {
  const query = raw.query && readQuery(raw.query, [...raw.query.keys()]);
  const details: FieldError[] = [...(schemas.query && query ? query.errors : [])];
  const parse = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const result = schema && parseFields(schema, value);
    if (!result) return undefined;
    if (result.ok) return result.data;
    details.push(...result.errors);
    return undefined;
  };
  const input = {
    query: parse(schemas.query, query && { ...query.values }) as z.output<Q>,
    body: parse(schemas.body, raw.body) as z.output<B>,
    params: parse(schemas.params, raw.params) as z.output<P>,
  };
  if (details.length > 0) throw new AppError({ code: "invalid_request", details });
  return input;
}
