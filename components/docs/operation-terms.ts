import type { DocumentedOperation, DocumentedParameter } from "@/rest/schemas";

/** Words about an operation that its page, its Markdown twin and the search share. */

export const fullPath = ({ path }: Pick<DocumentedOperation, "path">): string => `/api/v1${path === "/" ? "" : path}`;

export const roleWords = ({ role }: Pick<DocumentedOperation, "role">): string =>
  role === null ? "No key required" : role === "any" ? "Any key" : `Role ${role}`;

export const priceWords = ({ credits, isPaid }: Pick<DocumentedOperation, "credits" | "isPaid">): string =>
  credits > 0 ? `${credits} credits` : isPaid ? "$0.015 per snapshot" : "Free";

export const PLACES = [
  ["path", "Path parameters"],
  ["query", "Query parameters"],
  ["header", "Headers"],
  ["body", "Body"],
] as const satisfies readonly (readonly [DocumentedParameter["place"], string])[];

export const NOT_MODIFIED = "No body: nothing has changed since the `ETag` that you sent";

/** Ends a description with a period. */
export const sentence = (text: string): string => (text === "" || text.endsWith(".") ? text : `${text}.`);
