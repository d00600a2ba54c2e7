import { expect, test } from "vitest";
import { newPublicId } from "@/lib/core/public-id";

const IDS = 20_000;

test("an ID is 24 lowercase letters and digits, starts with a letter, and is unique", () => {
  const ids = Array.from({ length: IDS }, newPublicId);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]{23}$/);
  expect(new Set(ids).size).toBe(IDS);
});

test("every character is equally likely", () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < IDS; n++)
    for (const char of newPublicId().slice(1)) counts.set(char, (counts.get(char) ?? 0) + 1);
  const mean = (IDS * 23) / 36;
  expect(counts.size).toBe(36);
  // Eight standard deviations.
  for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(8 * Math.sqrt(mean));
});
