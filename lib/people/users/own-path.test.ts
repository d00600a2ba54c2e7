import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "@/lib/people/users/own-path";

const ORIGIN = "https://app.example.org";

describe("a path that comes back from a link", () => {
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

  it("never leaves the origin, whatever a link holds and however often it is decoded", () => {
    const piece = fc.constantFrom(
      ...["/", "\\", ".", "..", "%2f", "%2F", "%5c", "%2e", "%25", "%252f", "\t", "\n", "\r", " ", "?", "#", "@", ":"],
      ...["evil.example", "a", "\u2044", "\uff0f", "\u3002", "\u00a0", "\u200b", "https:", "é", "%00", "%"],
    );
    const link = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map((pieces) => `/${pieces.join("")}`),
      fc.string({ unit: "binary", maxLength: 30 }),
    );
    fc.assert(
      fc.property(link, (value) => {
        const own = ownPath(value);
        expect(own).toMatch(/^\/(?![/\\])/);
        for (let path = own, n = 0; n < 4; n++) {
          expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
          expect(new URL(path, ORIGIN).pathname).toMatch(/^\/(?![/\\])/);
          try {
            path = decodeURIComponent(path);
          } catch {
            break;
          }
        }
        // What is followed once stays what it is: a second sign-in changes nothing.
        expect(ownPath(own)).toBe(own);
      }),
      { numRuns: 3000 },
    );
  });
});
