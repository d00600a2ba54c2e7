import { FAULT_KINDS, type FaultKind } from "./fault-kinds";
import { hash, mix } from "./hash";
import type { Platform } from "./platforms";

export interface FaultSpec {
  platform: Platform;
  fault: string;
  /** Only affects these IDs; all if absent. */
  ids?: string[] | undefined;
  /** Only affects these endpoints (named as in the call counts); all if absent. */
  endpoints?: string[] | undefined;
  /** Share of requests or IDs affected; all if absent. */
  rate?: number | undefined;
  /** Takes effect this many times. */
  count?: number | undefined;
  /** Sandbox time in milliseconds, from `from` (inclusive) to `until` (exclusive); always if absent. */
  from?: number | undefined;
  until?: number | undefined;
  /** Seed of the random selection. The same seed selects the same requests or IDs. */
  seed?: string | undefined;
  delayMs?: number | undefined;
  limit?: number | undefined;
}
export interface Fault extends FaultSpec {
  id: string;
  kind: FaultKind;
  struck: number;
  /** When counts began to freeze or fall: `from`, or the time of the first affected request. */
  since: number;
}

/** Limit of remembered attempts. Beyond it, all are forgotten. */
const MAX_ATTEMPTS = 200_000;

/**
 * The active faults. The random selection is a pure function of seed, endpoint, IDs, sandbox time and the number of
 * identical earlier requests: a rerun gets the same faults, and each retry of the same request is selected separately.
 */
export class Faults {
  private readonly active = new Map<string, Fault & { idSet: Set<string> | null; attempts: Map<string, number> }>();
  private last = 0;

  add(spec: FaultSpec): Fault {
    const kind = FAULT_KINDS[spec.platform][spec.fault];
    if (!kind) throw new RangeError(`${spec.platform} has no fault "${spec.fault}"`);
    const id = `fault-${++this.last}`;
    const fault = {
      ...spec,
      id,
      kind,
      struck: 0,
      since: spec.from ?? Number.NaN,
      idSet: spec.ids ? new Set(spec.ids) : null,
      attempts: new Map(),
    };
    this.active.set(id, fault);
    return fault;
  }

  list(): Fault[] {
    return [...this.active.values()].map(({ idSet: _, attempts: __, ...fault }) => fault);
  }

  remove(id: string): boolean {
    return this.active.delete(id);
  }

  clear(): void {
    this.active.clear();
  }

  /** Returns the first fault that affects the whole response. `ids` are the requested IDs. */
  onResponse(platform: Platform, endpoint: string, ids: readonly string[], now: number): Fault | null {
    return this.first(platform, endpoint, ids, now, (fault) => fault !== ENFORCE);
  }

  /**
   * Returns the fault that enforces a quota, if there is one. It may leave this response unchanged, so it must not hide
   * another fault.
   */
  enforcing(platform: Platform, endpoint: string, ids: readonly string[], now: number): Fault | null {
    return this.first(platform, endpoint, ids, now, (fault) => fault === ENFORCE);
  }

  private first(
    platform: Platform,
    endpoint: string,
    ids: readonly string[],
    now: number,
    wanted: (fault: string) => boolean,
  ): Fault | null {
    for (const fault of this.active.values()) {
      if (fault.platform !== platform || fault.kind.level !== "response" || !wanted(fault.fault)) continue;
      if (fault.idSet && !ids.some((id) => fault.idSet?.has(id))) continue;
      if (this.strikes(fault, endpoint, ids.join(","), now)) return fault;
    }
    return null;
  }

  /** Returns all faults that affect one item of a response, by name. */
  onItem(platform: Platform, endpoint: string, id: string, now: number): ReadonlyMap<string, Fault> {
    let struck = NONE;
    for (const fault of this.active.values()) {
      if (fault.platform !== platform || fault.kind.level !== "item") continue;
      if (fault.idSet && !fault.idSet.has(id)) continue;
      if (this.strikes(fault, endpoint, id, now)) struck = new Map([...struck, [fault.fault, fault]]);
    }
    return struck;
  }

  private strikes(
    fault: Fault & { attempts: Map<string, number> },
    endpoint: string,
    key: string,
    now: number,
  ): boolean {
    if ((fault.from !== undefined && now < fault.from) || (fault.until !== undefined && now >= fault.until))
      return false;
    if (fault.endpoints && !fault.endpoints.includes(endpoint)) return false;
    if (fault.count !== undefined && fault.struck >= fault.count) return false;
    if (fault.rate !== undefined && fault.rate < 1 && this.draw(fault, endpoint, key, now) >= fault.rate) return false;
    if (Number.isNaN(fault.since)) fault.since = now;
    fault.struck++;
    return true;
  }

  private draw(fault: Fault & { attempts: Map<string, number> }, endpoint: string, key: string, now: number): number {
    const seed = hash(fault.seed ?? `${fault.platform}/${fault.fault}`);
    if (fault.kind.per === "id") return mix(seed, hash(key)) / 4294967296;
    const request = `${endpoint} ${now} ${key}`;
    const attempt = fault.attempts.get(request) ?? 0;
    if (fault.attempts.size >= MAX_ATTEMPTS) fault.attempts.clear();
    fault.attempts.set(request, attempt + 1);
    return mix(mix(seed, hash(request)), attempt) / 4294967296;
  }
}

const ENFORCE = "enforce_quota";
const NONE: ReadonlyMap<string, Fault> = new Map();
