import { describe, expect, it } from "vitest";
import { guardSignIn, guardSignUp } from "@/lib/users/sign-in-guard";

const wrong = async () => null;
const right = async () => "user";
const REFUSED = { refusal: { code: "rate_limited" } };

async function fail(times: number, who: { email: string; address: string }) {
  for (let attempt = 0; attempt < times; attempt++) expect(await guardSignIn(who, wrong)).toBeNull();
}

describe("the guard before sign-in", () => {
  it("stops guessing at one account, from wherever it comes and however it is written", async () => {
    await fail(4, { email: "ada@example.org", address: "10.0.0.1" });
    await fail(4, { email: "ADA@example.org ", address: "10.0.0.2" });
    await expect(guardSignIn({ email: "ada@example.org", address: "10.0.0.3" }, right)).rejects.toMatchObject(REFUSED);
  });

  it("lets a volley sent at once gain nothing", async () => {
    const who = { email: "volley@example.org", address: "10.0.1.1" };
    let tried = 0;
    const attempts = Array.from({ length: 20 }, () =>
      guardSignIn(who, async () => {
        tried++;
        return null;
      }).catch(() => null),
    );
    await Promise.all(attempts);
    expect(tried).toBe(8);
  });

  it("forgets the failures of whoever gets in", async () => {
    const who = { email: "clumsy@example.org", address: "10.0.2.1" };
    await fail(7, who);
    expect(await guardSignIn(who, right)).toBe("user");
    await fail(7, who);
    expect(await guardSignIn(who, right)).toBe("user");
  });

  it("stops one address that tries many accounts, and nobody else", async () => {
    for (let account = 0; account < 40; account++)
      await fail(1, { email: `victim${account}@example.org`, address: "10.0.3.1" });
    await expect(guardSignIn({ email: "new@example.org", address: "10.0.3.1" }, right)).rejects.toMatchObject(REFUSED);
    expect(await guardSignIn({ email: "new@example.org", address: "10.0.3.2" }, right)).toBe("user");
  });

  it("does not count those who sign in properly against their office's address", async () => {
    for (let person = 0; person < 60; person++)
      expect(await guardSignIn({ email: `staff${person}@example.org`, address: "10.0.4.1" }, right)).toBe("user");
  });

  it("bounds how many accounts one address makes", async () => {
    for (let made = 0; made < 30; made++) await guardSignUp("10.0.5.1");
    await expect(guardSignUp("10.0.5.1")).rejects.toMatchObject(REFUSED);
  });
});
