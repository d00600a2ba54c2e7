import type { Platform } from "./platforms";

export interface CallCount {
  calls: number;
  /** Sum of requested IDs: a batch of 50 counts as 50. */
  ids: number;
  /** Resources that X returned: posts, users, media and followers. Absent if there were none. */
  resources?: number;
  /** Those of them that X charges for, by kind: each resource once per UTC day. Absent if there were none. */
  charged?: Record<string, number>;
}

/** Resources of a response by kind, with their IDs. */
export type Resources = Record<string, readonly string[]>;

/** Days of which it remembers what was charged: callers with other clocks are few. */
const MAX_DAYS = 64;

/** Counts the calls of each endpoint and the usage of each quota window. */
export class Calls {
  private readonly counts = new Map<string, CallCount & { platform: Platform; endpoint: string }>();
  /** Charged resources by UTC day. Kept when the counts are reset: X doesn't charge twice either. */
  private readonly days = new Map<string, Set<string>>();
  private readonly windows = new Map<string, number>();

  count(platform: Platform, endpoint: string, ids: number): void {
    const key = `${platform} ${endpoint}`;
    const known = this.counts.get(key) ?? { platform, endpoint, calls: 0, ids: 0 };
    known.calls++;
    known.ids += ids;
    this.counts.set(key, known);
  }

  /** Counts the resources of a successful response. */
  charge(platform: Platform, endpoint: string, resources: Resources, now: number): void {
    const known = this.counts.get(`${platform} ${endpoint}`);
    if (!known) return;
    const paid = this.chargedOn(new Date(now).toISOString().slice(0, 10));
    for (const [kind, ids] of Object.entries(resources))
      for (const id of ids) {
        known.resources = (known.resources ?? 0) + 1;
        const key = `${platform} ${kind} ${id}`;
        if (paid.has(key)) continue;
        paid.add(key);
        known.charged = { ...known.charged, [kind]: (known.charged?.[kind] ?? 0) + 1 };
      }
  }

  private chargedOn(day: string): Set<string> {
    const known = this.days.get(day);
    if (known) return known;
    const made = new Set<string>();
    if (this.days.size >= MAX_DAYS) this.days.delete([...this.days.keys()][0] ?? "");
    this.days.set(day, made);
    return made;
  }

  /**
   * Returns the units used in a bucket's window, including these. Windows are in sandbox time, so a moved clock has
   * separate windows.
   */
  use(bucket: string, windowStart: number, units: number): number {
    const key = `${bucket} ${windowStart}`;
    const used = (this.windows.get(key) ?? 0) + units;
    if (this.windows.size > 5_000) this.windows.clear();
    this.windows.set(key, used);
    return used;
  }

  report(): Partial<Record<Platform, Record<string, CallCount>>> {
    const report: Partial<Record<Platform, Record<string, CallCount>>> = {};
    for (const { platform, endpoint, ...count } of this.counts.values())
      report[platform] = { ...report[platform], [endpoint]: count };
    return report;
  }

  reset(): void {
    this.counts.clear();
    this.windows.clear();
  }
}
