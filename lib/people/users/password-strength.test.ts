import { describe, expect, it } from "vitest";
import { assertStrongPassword } from "@/lib/people/users/password-strength";

const OWN = ["ada@example.org", "Ada Walker", "Walker & Daughters"];
const outcome = (password: string) =>
  assertStrongPassword(password, OWN).then(
    () => "strong",
    (error: unknown) => error,
  );

describe("password strength", () => {
  it.each([
    ...["0123456789", "aaaaaaaaaa", "password12", "ada@example.org", "ADA@example.org", "Password123!", "qwertyuiop"],
    ...["1q2w3e4r5t", "clipscope123", "abcabcabcabc", "iloveyou123", "ada.walker1990", "P@ssw0rd123", "welcome2024!"],
    ...["Walker & Daughters1", "zxcvbnm,./123", "0000000000", "9876543210", "qwerty12345", "letmein12345"],
  ])("rejects %s with the reason", async (password) => {
    expect(await outcome(password)).toMatchObject({
      refusal: {
        code: "invalid_request",
        details: [
          { field: "password", message: expect.stringMatching(/^Choose a stronger password\. .+\. Try three/) },
        ],
      },
    });
  });

  it.each([
    "staple in the clouds",
    "correct horse battery",
    "another pass phrase",
    "wrfwtrqtsr",
    "\u6f22\u5b57\u304b\u306a\u4ea4\u3058\u308a\u6587\u7ae0\u3060\u3088",
  ])("accepts %s, regardless of its kinds of characters", async (password) => {
    expect(await outcome(password)).toBe("strong");
  });

  it("takes no longer for long passwords", async () => {
    await outcome("warm up the lists");
    const begun = performance.now();
    for (const unit of ["a", "ab1", "0", "p4$$", "qwe"]) await outcome(unit.repeat(200).slice(0, 200));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
