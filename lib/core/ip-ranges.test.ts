import { expect, it } from "vitest";
import { isWithin, parseAddress, parseRange, rangeText } from "@/lib/core/ip-ranges";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7/32", "203.0.113.7"],
  ["203.0.113.7/24", "203.0.113.0/24"],
  ["203.0.113.255/27", "203.0.113.224/27"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["2001:DB8:0:0:1::5/64", "2001:db8::/64"],
  ["2001:db8:ffff::/37", "2001:db8:f800::/37"],
  ["2001:db8::5", "2001:db8::5"],
  ["::ffff:10.1.2.3/104", "10.0.0.0/8"],
  ["::ffff:10.1.2.3", "10.1.2.3"],
])("writes %s as %s", (text, expected) => {
  const range = parseRange(text);
  expect(range && rangeText(range)).toBe(expected);
});

it.each(["", "example.org", "10.0.0.0/33", "2001:db8::/129", "10.0.0/8/8", "10.0.0.0/-1", "*"])(
  "rejects %j",
  (text) => {
    expect(parseRange(text)).toBeNull();
  },
);

it.each([
  ["10.0.0.0/8", "10.255.0.1", true],
  ["10.0.0.0/8", "11.0.0.1", false],
  ["10.0.0.0/8", "::ffff:10.0.0.1", true],
  ["2001:db8::/32", "2001:db8:1::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["::/0", "10.0.0.1", false],
])("%s contains %s: %s", (text, address, expected) => {
  const range = parseRange(text);
  const parsed = parseAddress(address);
  expect(range && parsed && isWithin(parsed, [range])).toBe(expected);
});
