import { expect, test } from "vitest";
import { gainOf } from "./gain-24h";

test.each([
  [[10, 15, 40], 30],
  [[null, 10, null, 12, null], 2],
  [[10, 4], -6],
  [[10], null],
  [[null, null], null],
  [[], null],
])("of %j, %j was gained", (values, gain) => expect(gainOf(values)).toBe(gain));
