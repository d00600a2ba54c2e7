import type { Platform } from "./platforms";

export interface CallCount {
  calls: number;
  /** Sum of the ids asked for: a batch of 50 counts 50. */
  ids: number;
  /** Resources that X returned and charges for: posts, users and media. Absent where nothing was charged. */
  resources?: number;
}

/** What each endpoint was asked, and how much of each quota's window is used. */
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

  /** Units used in a bucket's window, these included. Windows are of sandbox time, so a turned clock has windows of its own. */
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
