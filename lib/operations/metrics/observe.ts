import { processMetrics } from "@/lib/operations/metrics/registry";

/** Counts an answered REST API call. */
export function observeRequest(operation: string, status: number, ms: number): void {
  const { requests, duration } = processMetrics();
  requests.inc({ operation, status: `${Math.floor(status / 100)}xx` });
  duration.observe({ operation }, ms / 1000);
}
