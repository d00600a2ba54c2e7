import { getUsageOperation } from "@/lib/billing/operations";
import { API_ROOT, canonicalPath } from "@/lib/http/dialect-of";
import { allowOf, type Operation } from "@/lib/http/operation";
import { getOpenApiOperation } from "@/lib/http/operations";
import { whoamiOperation } from "@/lib/keys/operations";
import {
  getVideoOperation,
  listVideosOperation,
  stopVideoOperation,
  trackVideoOperation,
} from "@/lib/videos/operations";

/** Every endpoint of the REST API, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [
  trackVideoOperation,
  listVideosOperation,
  getVideoOperation,
  stopVideoOperation,
  getUsageOperation,
  whoamiOperation,
  getOpenApiOperation,
];

/** Paths that stand before a pattern which would fit them too. */
const RESERVED = ["/videos/stats"];

/** What `Allow` says for a path; null where there is no such resource. */
export function allowedMethods(path: string): string[] | null {
  const resource = canonicalPath(path)?.slice(API_ROOT.length);
  if (resource === undefined || RESERVED.includes(resource)) return null;
  const exact = OPERATIONS.filter((operation) => operation.path === resource);
  const fitting = exact.length > 0 ? exact : OPERATIONS.filter((operation) => patternOf(operation).test(resource));
  return fitting.length > 0 ? allowOf(fitting.map((operation) => operation.method)) : null;
}

const patternOf = ({ path }: Operation): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`);
