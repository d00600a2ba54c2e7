import { API_ROOT, canonicalPath } from "@/rest/dialect-of";
import { allowOf, type Operation } from "@/rest/operation";
import { indexByPath } from "@/rest/path-pattern";
import { TABLE } from "@/rest/table";

/** Every endpoint of the REST API, in the order of the document. */
export const OPERATIONS: readonly Operation[] = Object.values(TABLE).map(({ operation }) => operation);

/** Returns the methods in the `Allow` header of a path; null if the path has no operation. */
export function allowedMethods(path: string): string[] | null {
  const found = operationsAt(path);
  return found.length > 0 ? allowOf(found.map((operation) => operation.method)) : null;
}

const search = indexByPath(OPERATIONS);

/** Returns the operations at a path, in any form of it. A fixed name takes precedence over a parameter. */
export function operationsAt(path: string): readonly Operation[] {
  const canonical = canonicalPath(path);
  return canonical === null ? [] : (search(canonical.slice(API_ROOT.length) || "/")?.items ?? []);
}
