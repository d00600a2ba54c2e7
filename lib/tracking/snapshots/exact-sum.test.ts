import fc from "fast-check";
import { expect, it } from "vitest";
import { ExactSum } from "./exact-sum";

it("equals the sum of BigInts, also where numbers are no longer exact", () => {
  const gain = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(2 ** 53 - 1, 1 - 2 ** 53));
  fc.assert(
    fc.property(fc.array(gain), (gains) => {
      const sum = new ExactSum();
      for (const one of gains) sum.add(one);
      expect(BigInt(sum.value())).toBe(gains.reduce((total, one) => total + BigInt(one), 0n));
    }),
  );
});
