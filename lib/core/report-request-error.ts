import { trace } from "@opentelemetry/api";
import { log } from "@/lib/core/log";
import { failSpan } from "@/lib/core/telemetry/span";

export interface FailedRequest {
  /** What the page shows to the reader, so that a report can be found in the log. */
  digest: string | undefined;
  method: string;
  /** Without its query. */
  path: string;
  /** As in the folder `app`, parameters in brackets. */
  route: string;
  /** `render`, `route`, `action` or `proxy`. */
  kind: string;
}

/** Logs which request failed, and marks its span. */
export function reportRequestError(error: unknown, request: FailedRequest): void {
  log.error(request, "a page or endpoint failed");
  const span = trace.getActiveSpan();
  if (span) failSpan(span, error);
}
