import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FieldReader } from "@/lib/platforms/field-reader";
import { count, flag, identifier, isoTime, name, text, unixSeconds } from "@/lib/platforms/video-data";

const Item = z.looseObject({
  id: identifier,
  title: text,
  likes: count,
  owner: z.looseObject({ name: text, tags: z.array(text).nullish() }).nullish(),
});
const read = (value: unknown, place?: string) => {
  const reader = new FieldReader();
  return { value: reader.read(Item, value, place), dropped: Object.fromEntries(reader.dropped) };
};

describe("a response with unexpected fields", () => {
  it("keeps valid fields, and counts invalid ones by their path", () => {
    expect(read({ id: "a", title: 5, likes: "7", owner: { name: {}, tags: ["x", 1] }, more: 1 })).toEqual({
      value: { id: "a", title: null, likes: 7, owner: { name: null, tags: ["x", null] }, more: 1 },
      dropped: { title: 1, "owner.name": 1, "owner.tags[]": 1 },
    });
  });

  it("drops an object of another type", () => {
    expect(read({ id: "a", likes: 1, owner: "someone" })).toMatchObject({
      value: { owner: null, likes: 1 },
      dropped: { owner: 1 },
    });
    expect(read({ id: "a", owner: { tags: {} } })).toMatchObject({ dropped: { "owner.tags": 1 } });
  });

  it("is null without its ID", () => {
    expect(read({ title: 5, likes: 1 }, "items[]")).toEqual({ value: null, dropped: { "items[].id": 1 } });
    expect(read([])).toEqual({ value: null, dropped: { answer: 1 } });
    expect(read(null, "items[]")).toEqual({ value: null, dropped: { "items[]": 1 } });
  });

  it("does not modify its input", () => {
    const value = Object.freeze({ id: "a", title: 5 });
    read(value);
    expect(value).toEqual({ id: "a", title: 5 });
  });

  it("keeps the neighbors in a list", () => {
    const reader = new FieldReader();
    const items = [{ id: "a" }, null, { id: {} }, { id: "b", title: [] }];
    expect(reader.each(Item, items, "items[]").map(({ id }) => id)).toEqual(["a", "b"]);
    expect(Object.fromEntries(reader.dropped)).toEqual({ "items[]": 1, "items[].id": 1, "items[].title": 1 });
  });
});

describe("a count", () => {
  it.each([
    [0, 0],
    [12, 12],
    ["12", 12],
    [" 2787 ", 2787],
    [null, null],
    [-1, null],
    ["-1", null],
    [1.5, null],
    ["1.5", null],
    [1e20, null],
    ["99999999999999999999", null],
    [Number.MAX_SAFE_INTEGER, null],
    ["", null],
    ["1e3", null],
    ["2.7K", null],
    ["NaN", null],
    [true, null],
    [{}, null],
    [[12], null],
  ])("%j is %j", (value, expected) => {
    expect(new FieldReader().read(z.object({ count }), { count: value })).toEqual({ count: expected });
  });
});

describe("other fields", () => {
  const schema = z.object({
    flag,
    id: identifier.nullish(),
    name: name.nullish(),
    seconds: unixSeconds.nullish(),
    time: isoTime.nullish(),
    text,
  });
  it.each([
    [{ flag: "true" }, { flag: true }],
    [{ flag: 0 }, { flag: false }],
    [{ flag: "yes" }, { flag: null }],
    [{ id: 58_000_000_000 }, { id: "58000000000" }],
    [{ id: 2 ** 60 }, { id: null }],
    [{ id: "x".repeat(129) }, { id: null }],
    [{ id: "a b" }, { id: null }],
    [{ name: " ada " }, { name: "ada" }],
    [{ name: "x".repeat(5_000) }, { name: null }],
    [{ seconds: "1700000000" }, { seconds: new Date(1_700_000_000_000) }],
    [{ seconds: 1_700_000_000_000 }, { seconds: null }],
    [{ time: "0000-01-01T00:00:00Z" }, { time: null }],
    [{ time: "2026-01-01T00:00:00Z" }, { time: new Date("2026-01-01T00:00:00Z") }],
    [{ text: "A\0B\ud800" }, { text: "AB\ufffd" }],
    [{ text: "x".repeat(30_000) }, { text: "x".repeat(20_000) }],
  ])("%j", (value, expected) => {
    expect(new FieldReader().read(schema, value)).toEqual(expected);
  });
});
