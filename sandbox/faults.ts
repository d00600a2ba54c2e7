import { FAULT_KINDS, type FaultKind } from "./fault-kinds";
import { hash, mix } from "./hash";
import type { Platform } from "./platforms";

export interface FaultSpec {
  platform: Platform;
  fault: string;
  /** Only these ids; without them, all. */
  ids?: string[] | undefined;
  /** Only these endpoints (names as in the call counts); without them, all. */
  endpoints?: string[] | undefined;
  /** Share of requests or ids that are hit; without it, all. */
  rate?: number | undefined;
  /** Strikes this many times, then never again. */
  count?: number | undefined;
  /** Sandbox time in milliseconds: from (inclusive) … until (exclusive); without them, at any time. */
  from?: number | undefined;
  until?: number | undefined;
  /** What the drawing of lots starts from; the same seed draws the same lots. */
  seed?: string | undefined;
  delayMs?: number | undefined;
  limit?: number | undefined;
}
export interface Fault extends FaultSpec {
  id: string;
  kind: FaultKind;
  struck: number;
  /** When counts began to freeze or fall: `from`, or the time of the first request that it struck. */
  since: number;
}

/** How often the same request may have been drawn for before the memory of attempts is emptied. */
const MAX_ATTEMPTS = 200_000;

/**
 * The faults in force. Lots are a pure function of (seed, endpoint, ids, sandbox time, how often just this was asked before): a rerun meets
 * the same faults, and a retry of the same request gets a new draw.
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

  /** The first fault that strikes this whole answer. `ids` are what the request asks for. */
  onResponse(platform: Platform, endpoint: string, ids: readonly string[], now: number): Fault | null {
    return this.first(platform, endpoint, ids, now, (fault) => fault !== ENFORCE);
  }

  /** The fault that makes a quota bind, where there is one: it need not change this answer, so it hides no other fault. */
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

  /** All faults that strike one item of an answer, by name. */
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
