import type { Method } from "@/rest/operation";
import { type Bound, bind, bindPublic } from "@/rest/pipeline";
import { type RouteHandlers, routes } from "@/rest/routes";
import { entryOf, type OperationId } from "@/rest/table";

/** Returns the handlers of a route file. @param ids the operations at its path, one per method */
export const serve = (...ids: OperationId[]): RouteHandlers => routes(boundOf(ids));

/** Binds operations of one path to their verbs, by method. */
export function boundOf(ids: readonly OperationId[]): Partial<Record<Method, Bound>> {
  const bound = ids.map((id) => {
    const entry = entryOf(id);
    const one = "run" in entry ? bind(entry.operation, entry.run) : bindPublic(entry.operation, entry.produce);
    return [entry.operation.method, one] as const;
  });
  return Object.fromEntries(bound);
}
