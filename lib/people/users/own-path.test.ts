import fc from "fast-check";
import { assert, describe, expect, it } from "vitest";
import { ownPath } from "@/lib/people/users/own-path";
import { character } from "@/test/characters";

const ORIGIN = "https://app.example.org";
const ONE_SLASH = /^\/(?![/\\])/;

describe("the return path in a link", () => {
  it.each([
    "/",
    "/overview",
    "/videos?label=a&q=%2F%2Fx",
    "/videos/abc",
    "/docs/errors",
    "/ü",
    "/a/../billing",
    "/a//b",
  ])("%s is followed", (path) => {
    const own = ownPath(path);
    expect(new URL(own, ORIGIN).href).toBe(new URL(path, ORIGIN).href);
  });

  it.each([
    undefined,
    null,
    ["/billing"],
    "",
    "overview",
    "https://evil.example",
    "javascript:alert(1)",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/./\\evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "/%2E%2E//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n\\evil.example",
    "/%2Fevil.example",
    "/%2f/evil.example",
    "/%5Cevil.example",
    "/%5c%5cevil.example",
    "/%252Fevil.example",
    "/%25252525252525252Fevil.example",
    "/%09/evil.example",
    "/%0A%2Fevil.example",
    "/.%2F/evil.example",
    "/..%2f..//evil.example",
    "/x/%2e%2e/%2Fevil.example",
    " //evil.example",
    "\u0000//evil.example",
  ])("%j is not", (value) => {
    expect(ownPath(value)).toBe("/overview");
  });

  it("never leaves the origin, whatever a link contains and no matter how often it is decoded", () => {
    const piece = fc.constantFrom(
      ...["/", "\\", ".", "..", "%2f", "%2F", "%5c", "%2e", "%25", "%252f", "\t", "\n", "\r", " ", "?", "#", "@", ":"],
      ...["evil.example", "a", "\u2044", "\uff0f", "\u3002", "\u00a0", "\u200b", "https:", "é", "%00", "%"],
    );
    const link = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map((pieces) => `/${pieces.join("")}`),
      fc.string({ unit: character, maxLength: 30 }),
    );
    fc.assert(
      fc.property(link, (value) => {
        const own = ownPath(value);
        assert.match(own, ONE_SLASH);
        for (let path = own, n = 0; n < 4; n++) {
          const { origin, pathname } = new URL(path, ORIGIN);
          assert.equal(origin, ORIGIN);
          assert.match(pathname, ONE_SLASH);
          try {
            path = decodeURIComponent(path);
          } catch {
            break;
          }
        }
        // Idempotent: applying it to its own result changes nothing.
        assert.equal(ownPath(own), own);
      }),
      { numRuns: 3000 },
    );
  });
});
