import fc from "fast-check";

/**
 * Any character of Unicode, as a unit of `fc.string`. The built-in unit "binary", which `fc.webPath` uses too, spends
 * seconds on a table of them all.
 */
export const character = fc
  .oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
