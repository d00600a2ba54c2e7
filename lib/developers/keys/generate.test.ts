import { expect, test } from "vitest";
import { generateKey, hashKey, isWellFormedKey } from "@/lib/developers/keys/generate";

test("a key has its prefix, 24 random characters and a checksum", () => {
  const keys = Array.from({ length: 200 }, generateKey);
  for (const key of keys) expect(key).toMatch(/^cs_live_[0-9A-Za-z]{30}$/);
  expect(new Set(keys).size).toBe(200);
  expect(keys.every(isWellFormedKey)).toBe(true);
});

test("detects every single changed character", () => {
  const key = generateKey();
  for (let at = 0; at < key.length; at++) {
    const other = key[at] === "x" ? "y" : "x";
    expect(isWellFormedKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
  }
});

test.each(["", "cs_live_", "cs_test_000000000000000000000000000000", `${generateKey()}\n`, ` ${generateKey()}`])(
  "%j is not a key",
  (text) => expect(isWellFormedKey(text)).toBe(false),
);

test("a key is stored as its SHA-256", () => {
  expect(hashKey("cs_live_x")).toMatch(/^[0-9a-f]{64}$/);
  expect(hashKey("cs_live_x")).not.toBe(hashKey("cs_live_y"));
});
