import { z } from "zod";
import { call, type Sent } from "@/app/api/_contract/served";
import { API_ROOT } from "@/rest/dialect-of";
import type { Operation } from "@/rest/operation";

/** Returns the required query parameters from the examples. */
export function neededQuery({ request }: Operation): Record<string, string> {
  const needed = Object.entries(request.query.shape).filter(([, schema]) => !z.safeParse(schema, undefined).success);
  return Object.fromEntries(needed.map(([name, schema]) => [name, String(z.globalRegistry.get(schema)?.example)]));
}

export interface CallOverrides extends Sent {
  method?: string;
  id?: string;
  query?: Record<string, string> | URLSearchParams;
}

/** Sends a valid call of an operation, with the given overrides. */
export function ask(operation: Operation, { method = operation.method, id = "", query, ...sent }: CallOverrides = {}) {
  const search = new URLSearchParams(query ?? neededQuery(operation)).toString();
  const target = `${API_ROOT}${operation.path.replace("{id}", encodeURIComponent(id))}${search && `?${search}`}`;
  const hasBody = method === operation.method && operation.request.body !== null;
  return call(method, target, { ...(hasBody ? { body: JSON.stringify(operation.bodyExample) } : {}), ...sent });
}
