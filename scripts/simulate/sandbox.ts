/** The sandbox's control endpoint as the simulation needs it. `resources`: what X charges for. */
export type Calls = Record<string, Record<string, { calls: number; ids: number; resources?: number }>>;

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

/** What is left of counted calls when others are taken away. */
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

/** Share of requests, or of ids, that each fault strikes. */
const RATE = 0.004;
/** A time-out costs its full wait each time, and a blocked platform every call of its window: they are rarer still. */
const RARE = 0.0002;
const RARE_FAULTS =
  /timeout|quota|limit|too_many|per_second|cap_exceeded|credits|unauthorized|not_enrolled|not_subscribed|not_configured|bad_key/;

/** Turns every fault on that the sandbox knows, each at a low rate. */
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
