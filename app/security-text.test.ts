import { expect, it } from "vitest";
import { securityText } from "@/app/security-text";

const NOW = new Date("2026-11-28T15:04:05.678Z");

it("has the configured contact, the file's own address and an expiry within a year", () => {
  expect(securityText("https://clips.example.com", "https://example.com/report", NOW)).toBe(
    [
      "Contact: https://example.com/report",
      "Expires: 2027-05-27T00:00:00Z",
      "Preferred-Languages: en",
      "Canonical: https://clips.example.com/.well-known/security.txt",
      "",
    ].join("\n"),
  );
});

it("falls back to the security mailbox of the public host", () => {
  expect(securityText("http://localhost:3000", undefined, NOW)).toContain("Contact: mailto:security@localhost\n");
});
