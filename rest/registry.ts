import { API_ROOT, canonicalPath } from "@/rest/dialect-of";
import { allowOf, type Operation } from "@/rest/operation";
import { TABLE } from "@/rest/table";

/** Every endpoint of the REST API, in the order of the document. */
export const OPERATIONS: readonly Operation[] = Object.values(TABLE).map(({ operation }) => operation);

/** Returns the methods in the `Allow` header of a path; null if the path has no operation. */
export function allowedMethods(path: string): string[] | null {
  const found = operationsAt(path);
  return found.length > 0 ? allowOf(found.map((operation) => operation.method)) : null;
}

/** Returns the operations at a path, in any form of it. A fixed name takes precedence over a parameter. */
export function operationsAt(path: string): Operation[] {
  const canonical = canonicalPath(path);
  if (canonical === null) return [];
  const resource = canonical.slice(API_ROOT.length) || "/";
  const exact = OPERATIONS.filter((operation) => operation.path === resource);
  return exact.length > 0 ? exact : OPERATIONS.filter((operation) => patternOf(operation).test(resource));
}

/** Returns a pattern with one named group for each parameter of the path. */
export const patternOf = ({ path }: Operation): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
