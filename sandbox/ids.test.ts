import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOfPk, idFacts, mintId, pkOfCode, publishTime, reservedMeaning, WELL_FORMED } from "./ids";
import { PLATFORMS } from "./platforms";
import { decodeYoutubeId, encodeYoutubeId } from "./youtube-ids";

const NOW = Date.UTC(2026, 10, 20);
const instants = fc.date({ min: new Date("2021-01-01"), max: new Date("2026-11-19"), noInvalidDate: true });

describe("minted ids", () => {
  it.each(PLATFORMS)("of %s are well formed and contain their publish time", (platform) => {
    fc.assert(
      fc.property(instants, fc.string(), (publishedAt, seed) => {
        const id = mintId(platform, publishedAt, seed);
        expect(id).toMatch(WELL_FORMED[platform]);
        const stated = publishTime(idFacts(platform, id), NOW);
        expect(Math.ceil(stated / 1000)).toBe(Math.floor(publishedAt.getTime() / 1000));
      }),
    );
  });

  it.each(PLATFORMS)("of %s are the same for the same seed and differ for others", (platform) => {
    const at = new Date("2026-11-01T08:00:00Z");
    const ids = Array.from({ length: 2_000 }, (_, seed) => mintId(platform, at, seed));
    expect(ids).toEqual(Array.from({ length: 2_000 }, (_, seed) => mintId(platform, at, seed)));
    expect(new Set(ids).size).toBeGreaterThan(1_997);
  });

  it("follow the platforms' own formulas", () => {
    const at = new Date("2026-11-01T08:00:00Z");
    expect(Number(BigInt(mintId("tiktok", at, 1)) >> 32n)).toBe(at.getTime() / 1000);
    expect(mintId("tiktok", at, 1)).toHaveLength(19);
    const x = Number(BigInt(mintId("x", at, 1)) >> 22n) + 1288834974657;
    expect(x - at.getTime()).toBeLessThanOrEqual(0);
    expect(x - at.getTime()).toBeGreaterThan(-1000);
    const instagram = Number(pkOfCode(mintId("instagram", at, 1)) >> 23n) + 1314220021721;
    expect(Math.ceil(instagram / 1000)).toBe(at.getTime() / 1000);
  });
});

describe("IDs without a usable time", () => {
  it.each([
    ["tiktok", "7234567890"],
    ["twitter", "20"],
    ["instagram", "abc"],
    ["youtube", "dQw4w9WgXcQ"],
    ["tiktok", "9199999999999999999"],
    ["instagram", "ZZZZZZZZZZZ"],
  ] as const)("%s %s was published in 2024 or 2025", (platform, id) => {
    const time = publishTime(idFacts(platform, id), NOW);
    expect(time).toBeGreaterThanOrEqual(Date.UTC(2024, 0, 1));
    expect(time).toBeLessThan(Date.UTC(2026, 0, 1));
    expect(publishTime(idFacts(platform, id), NOW + 3_600_000)).toBe(time);
  });
});

it("YouTube ids carry creator, second and salt and nothing else passes for one", () => {
  const parts = { creator: 123_456, seconds: Date.UTC(2026, 5, 1) / 1000, salt: 77 };
  expect(decodeYoutubeId(encodeYoutubeId(parts))).toEqual(parts);
  const strangers = ["dQw4w9WgXcQ", "9bZkp7q19f0", "kJQP7kiw5Fk", "jNQXAC9IVRw", "OPf0YbXqDm0"];
  expect(strangers.filter((id) => decodeYoutubeId(id) !== null).length).toBeLessThan(2);
});

it("shortcodes and media numbers are two forms of the same ID", () => {
  expect(pkOfCode("BA")).toBe(64n);
  expect(pkOfCode("-_a0")).toBe(((62n * 64n + 63n) * 64n + 26n) * 64n + 52n);
  expect(codeOfPk(pkOfCode("CuE2WNQs6vH"))).toBe("CuE2WNQs6vH");
  expect(pkOfCode("CuE2WNQs6vHabcdefghijklmnopqrstuvwx")).toBe(pkOfCode("CuE2WNQs6vH"));
});

it.each([
  ["7500000000000000404", "absent"],
  ["GONE1234567", "absent"],
  ["7500000000000000403", "private"],
  ["PRIV1234567", "private"],
  ["7500000000000000777", "slideshow"],
  ["NOLK1234567", "likes hidden"],
  ["NOCM1234567", "comments off"],
  ["7500000000000000000", null],
])("%s is reserved for: %s", (id, meaning) => {
  expect(reservedMeaning(id)).toBe(meaning);
});
