import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { type Figures, METRICS } from "@/lib/platforms/schemas";
import { BlockCursor } from "./block-cursor-rules";
import { BLOCK_ENTRIES, GAP_REASONS, PROVIDERS } from "./block-format-rules";
import { type Block, type HourSnapshot, TailWriter } from "./block-writer-rules";

const START = Date.UTC(2026, 2, 10, 12, 17);

/** A step of a history, and an hour of the list that it results in. */
type Step = { snapshot: HourSnapshot } | { gap: { first: number; last: number; reason: string } };
type Hour = HourSnapshot | { hour: number; reason: string };

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.nat(5_000) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 63, 64, 8_191, 8_192, 2 ** 31, 2 ** 32, 2 ** 53 - 1) },
  fc.maxSafeNat(),
);
const figures: fc.Arbitrary<Figures> = fc.record({
  views: value,
  likes: value,
  comments: value,
  shares: value,
  saves: value,
});
const provider = fc.constantFrom(...PROVIDERS, "a provider of tomorrow", "プロバイダー", "");
const reason = fc.constantFrom(...GAP_REASONS, "reason of tomorrow", "💤");

/** Steps forward mostly, sometimes onto the newest hour or behind it, with jumps over hours. */
const step = fc.record({
  forward: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.constantFrom(0, 0, -1, 2, 40)),
  late: fc.integer({ min: -HOUR_MS, max: HOUR_MS }),
  isGap: fc.boolean(),
  hours: fc.constantFrom(1, 1, 1, 2, 30),
  figures,
  provider,
  reason,
});

function stepsOf(rolls: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Step[] {
  let newest = -1;
  return rolls.map(({ forward, late, isGap, hours, figures, provider, reason }) => {
    const hour = Math.max(newest + forward, 0);
    const last = isGap ? hour + hours - 1 : hour;
    newest = Math.max(newest, last);
    if (isGap) return { gap: { first: hour, last, reason } };
    return { snapshot: { hour, takenAt: START + hour * HOUR_MS + late, figures, provider } };
  });
}
const history = fc.array(step, { maxLength: 60 }).map(stepsOf);

/** The rules without bytes: the newest hour may change while it is a gap, all others stay. */
function model(steps: readonly Step[]): Hour[] {
  const hours: Hour[] = [];
  for (const given of steps) {
    const newest = hours.at(-1);
    const isOpen = (hour: number) => !newest || hour > newest.hour || (hour === newest.hour && "reason" in newest);
    if ("snapshot" in given) {
      if (!isOpen(given.snapshot.hour)) continue;
      if (newest?.hour === given.snapshot.hour) hours.pop();
      hours.push(given.snapshot);
    } else
      for (let hour = given.gap.first; hour <= given.gap.last; hour++) {
        if (!isOpen(hour)) continue;
        if (newest?.hour === hour) hours.pop();
        hours.push({ hour, reason: given.gap.reason });
      }
  }
  return hours;
}

/** Appends each step to the tail that the last one left, as one session after another does. */
function write(steps: readonly Step[]) {
  const blocks: Block[] = [];
  const changes = new Map<string, number>();
  let tail = new Uint8Array();
  for (const given of steps) {
    const writer = new TailWriter(tail);
    if ("snapshot" in given) writer.addSnapshot(given.snapshot);
    else writer.addGap(given.gap.first, given.gap.last, given.gap.reason);
    for (const { first, last, reason, sign } of writer.gapChanges)
      for (let hour = first; hour <= last; hour++)
        changes.set(`${hour} ${reason}`, (changes.get(`${hour} ${reason}`) ?? 0) + sign);
    blocks.push(...writer.sealed);
    // What is sent of it makes the same bytes of those before.
    const { kept, entries, added } = writer.change();
    const changed = joined([tail.subarray(0, kept), added]);
    if (changed.length > 0) changed[1] = entries;
    expect(changed).toEqual(writer.tail());
    tail = new Uint8Array(writer.tail());
  }
  return { blocks, tail, changes };
}

const joined = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

function read(bytes: Uint8Array): Hour[] {
  const cursor = new BlockCursor(bytes);
  const hours: Hour[] = [];
  while (cursor.next()) {
    const { hour, gapReason, takenAt, provider, reported, values } = cursor;
    const figureAt = (index: number) => (reported & (1 << index) ? (values[index] ?? null) : null);
    if (gapReason !== null) hours.push({ hour, reason: gapReason });
    else {
      const figures = Object.fromEntries(METRICS.map((metric, index) => [metric, figureAt(index)])) as Figures;
      hours.push({ hour, takenAt, figures, provider });
    }
  }
  return hours;
}

const isSnapshot = (hour: Hour) => "provider" in hour;
const providerOf = (hour: Hour | undefined) => (hour && "provider" in hour ? hour.provider : undefined);

describe("any history", () => {
  it("reads as the rules without bytes would have it", () =>
    fc.assert(
      fc.property(history, (steps) => {
        const { blocks, tail, changes } = write(steps);
        const expected = model(steps);
        expect(read(joined([...blocks.map(({ bytes }) => bytes), tail]))).toEqual(expected);
        const gaps = expected.flatMap((hour) => ("reason" in hour ? [`${hour.hour} ${hour.reason}`] : []));
        expect([...changes].filter(([, count]) => count !== 0)).toEqual(gaps.map((gap) => [gap, 1]));
      }),
    ));

  it("has the same bytes whether appended hour by hour or together", () =>
    fc.assert(
      fc.property(history, (steps) => {
        const writer = new TailWriter(new Uint8Array());
        for (const given of steps)
          if ("snapshot" in given) writer.addSnapshot(given.snapshot);
          else writer.addGap(given.gap.first, given.gap.last, given.gap.reason);
        const { blocks, tail } = write(steps);
        expect({ sealed: writer.sealed, tail: writer.tail() }).toEqual({ sealed: blocks, tail });
      }),
    ));

  it("is cut into blocks that each read alone and know their last hour and snapshot", () =>
    fc.assert(
      fc.property(history, (steps) => {
        const { blocks, tail } = write(steps);
        const parts = [...blocks.map(({ bytes }) => bytes), tail].map(read);
        expect(parts.flat()).toEqual(model(steps));
        blocks.forEach(({ bytes, lastHour, lastAt }, index) => {
          const hours = parts[index] ?? [];
          const times = hours.flatMap((hour) => ("takenAt" in hour ? [hour.takenAt] : []));
          expect({ lastHour, lastAt }).toEqual({ lastHour: hours.at(-1)?.hour, lastAt: times.at(-1) ?? null });
          // Another provider seals a block early.
          if (providerOf(parts.slice(index + 1).flat()[0]) === providerOf(hours.findLast(isSnapshot)))
            expect(bytes[1]).toBeGreaterThanOrEqual(BLOCK_ENTRIES);
          expect(bytes[1]).toBeLessThanOrEqual(BLOCK_ENTRIES + 3);
        });
      }),
    ));

  it("gains on the last known value of its provider, however long ago that was", () =>
    fc.assert(
      fc.property(history, (steps) => {
        const known = new Map<string, number>();
        let last = "";
        let tail = new Uint8Array();
        for (const given of steps) {
          const writer = new TailWriter(tail);
          if ("gap" in given) writer.addGap(given.gap.first, given.gap.last, given.gap.reason);
          else {
            const gains = writer.addSnapshot(given.snapshot);
            if (gains && last !== "" && given.snapshot.provider !== last) known.clear();
            if (gains) last = given.snapshot.provider;
            for (const metric of METRICS) {
              const now = given.snapshot.figures[metric];
              const before = known.get(metric);
              if (!gains || now === null) continue;
              expect(gains[metric]).toBe(before === undefined ? null : now - before);
              known.set(metric, now);
            }
          }
          tail = new Uint8Array(writer.tail());
        }
      }),
    ));
});

describe("bytes", () => {
  const NONE: Figures = { views: null, likes: null, comments: null, shares: null, saves: null };
  const hourly = (hour: number, views: number): HourSnapshot => ({
    hour,
    takenAt: START + hour * HOUR_MS,
    figures: { ...NONE, views },
    provider: "tiktok-scraper7",
  });

  it("are those that the decision record describes", () => {
    const writer = new TailWriter(new Uint8Array());
    const first = hourly(0, 300);
    const second = hourly(1, 290);
    writer.addSnapshot({ ...first, figures: { ...first.figures, likes: 4 } });
    writer.addSnapshot({ ...second, takenAt: second.takenAt + 1_500 });
    writer.addGap(2, 5, "quota");
    writer.addSnapshot({ ...hourly(9, 290), takenAt: START + 9 * HOUR_MS + 1_500 });
    const described = readFileSync("docs/adr/0018-packed-snapshots.md", "utf8").match(/^\| `([\da-f ]+)` \|/gm) ?? [];
    expect(Buffer.from(writer.tail()).toString("hex")).toBe(described.join("").replace(/[^\da-f]/g, ""));
  });

  it("of a later version or cut off are refused", () => {
    expect(() => read(Uint8Array.of(2, 0))).toThrow("version 2");
    const writer = new TailWriter(new Uint8Array());
    writer.addSnapshot({ ...hourly(0, 300), provider: "a provider of tomorrow" });
    writer.addGap(1, 1, "reason of tomorrow");
    const whole = writer.tail();
    for (let length = 1; length < whole.length; length++) expect(() => read(whole.slice(0, length))).toThrow("cut off");
  });
});
