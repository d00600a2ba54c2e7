import { trace } from "@opentelemetry/api";
import { inSpan, isTracing } from "@/lib/core/telemetry/span";

const MAX_TEXT = 2_000;

/** A statement's text, or the parts of its template: parameters are never recorded. */
export type QueryText = string | readonly string[];

/**
 * Sends a statement in a span of its own, if it belongs to a request or job. What a process does by itself, such as the
 * executor's polling, gets none.
 */
export function traceQuery<T>(query: QueryText, send: () => Promise<T>): Promise<T> {
  if (!isTracing() || !trace.getActiveSpan()) return send();
  return inSpan(() => {
    const text = typeof query === "string" ? query : withPlaceholders(query);
    const operation = /^[\s(]*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? "QUERY";
    const attributes = {
      "db.system.name": "postgresql",
      "db.operation.name": operation,
      "db.query.text": text.slice(0, MAX_TEXT),
    };
    return { name: operation, kind: "CLIENT", attributes };
  }, send);
}

const withPlaceholders = (parts: readonly string[]): string =>
  parts.reduce((text, part, index) => `${text}$${index}${part}`);
