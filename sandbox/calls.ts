import type { Platform } from "./platforms";

export interface CallCount {
  calls: number;
  /** Sum of requested IDs: a batch of 50 counts as 50. */
  ids: number;
  /** Resources that X returned and charges for: posts, users and media. Absent if nothing was charged. */
  resources?: number;
}

/** Counts the calls of each endpoint and the usage of each quota window. */
export class Calls {
  private readonly counts = new Map<string, CallCount & { platform: Platform; endpoint: string }>();
  private readonly windows = new Map<string, number>();

  count(platform: Platform, endpoint: string, ids: number): void {
    const key = `${platform} ${endpoint}`;
    const known = this.counts.get(key) ?? { platform, endpoint, calls: 0, ids: 0 };
    known.calls++;
    known.ids += ids;
    this.counts.set(key, known);
  }

  charge(platform: Platform, endpoint: string, resources: number): void {
    const known = this.counts.get(`${platform} ${endpoint}`);
    if (known && resources > 0) known.resources = (known.resources ?? 0) + resources;
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
