import { PLATFORMS } from "@/lib/platforms/schemas";

interface CallCount {
  calls: number;
  ids: number;
  /** What X returned. */
  resources?: number;
  /** What of it X charges for, by kind. */
  charged?: Record<string, number>;
}

/** The sandbox's control endpoint, as needed by the simulation. */
export type Calls = Record<string, Record<string, CallCount>>;

async function control<T>(sandboxUrl: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${sandboxUrl}/control/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!response.ok) throw new Error(`sandbox ${method} /control/${path}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? null : await response.json()) as T;
}

export const readCalls = (sandboxUrl: string) => control<Calls>(sandboxUrl, "GET", "calls");
export const resetCalls = (sandboxUrl: string) => control<unknown>(sandboxUrl, "DELETE", "calls");

/** Subtracts call counts. */
export function withoutCalls(all: Calls, others: Calls): Calls {
  const left: Calls = {};
  for (const [platform, endpoints] of Object.entries(all))
    for (const [endpoint, { calls, ids, resources = 0 }] of Object.entries(endpoints)) {
      const other = others[platform]?.[endpoint] ?? { calls: 0, ids: 0 };
      const more = {
        calls: calls - other.calls,
        ids: ids - other.ids,
        resources: resources - (other.resources ?? 0),
      };
      if (more.calls > 0) left[platform] = { ...left[platform], [endpoint]: more };
    }
  return left;
}

export function plusCalls(some: Calls, more: Calls): Calls {
  const sum: Calls = structuredClone(some);
  for (const [platform, endpoints] of Object.entries(more))
    for (const [endpoint, { calls, ids, resources = 0 }] of Object.entries(endpoints)) {
      const known = sum[platform]?.[endpoint] ?? { calls: 0, ids: 0 };
      const together = {
        calls: known.calls + calls,
        ids: known.ids + ids,
        resources: (known.resources ?? 0) + resources,
      };
      sum[platform] = { ...sum[platform], [endpoint]: together };
    }
  return sum;
}

/** Share of requests or IDs that each fault affects. */
const RATE = 0.004;
/**
 * Each timeout takes its full duration, and a blocked platform fails every call in its window, so these faults are
 * rarer.
 */
const RARE = 0.0002;
const RARE_FAULTS =
  /timeout|quota|limit|too_many|per_second|cap_exceeded|credits|unauthorized|not_enrolled|not_subscribed|not_configured|bad_key|expired/;

/** Activates every fault of the sandbox, each at a low rate. */
export async function injectEveryFault(sandboxUrl: string, seed: number): Promise<void> {
  const kinds = await control<Record<string, Record<string, unknown>>>(sandboxUrl, "GET", "faults/kinds");
  for (const [platform, faults] of Object.entries(kinds))
    for (const fault of Object.keys(faults))
      await control(sandboxUrl, "POST", "faults", {
        platform,
        fault,
        seed: String(seed),
        rate: RARE_FAULTS.test(fault) ? RARE : RATE,
        ...(fault === "timeout" && { delayMs: 12_000 }),
      });
}

/** Lets a source on RapidAPI deny every call to these endpoints from a time on. */
export const denySource = (sandboxUrl: string, endpoints: readonly string[], from: Date) =>
  control<unknown>(sandboxUrl, "POST", "faults", { platform: "instagram", fault: "not_subscribed", endpoints, from });

/** Lets every platform take its time to respond. */
export async function delayResponses(sandboxUrl: string, delayMs: number): Promise<void> {
  for (const platform of PLATFORMS)
    await control(sandboxUrl, "POST", "faults", { platform, fault: "timeout", delayMs });
}
