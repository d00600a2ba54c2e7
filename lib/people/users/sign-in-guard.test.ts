import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { delaySeconds } from "@/lib/people/users/rules";
import { guardMail, guardSignIn, guardSignUp, resetSignInFailures } from "@/lib/people/users/sign-in-guard";

const wrong = async () => null;
const right = async () => "user";
const REFUSED = { refusal: { code: "rate_limited" } };

const fail = (who: { email: string; address: string; device?: string }) =>
  guardSignIn(who, wrong).then(
    () => "tried",
    () => "refused",
  );
async function failTimes(times: number, who: { email: string; address: string; device?: string }) {
  for (let attempt = 0; attempt < times; attempt++) expect(await fail(who)).toBe("tried");
}

describe("the sign-in limits", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("let the owner in after wrong passwords from many other addresses", async () => {
    for (let n = 0; n < 40; n++) await failTimes(1, { email: "owner@example.org", address: `10.1.0.${n}` });
    expect(await guardSignIn({ email: "owner@example.org", address: "10.1.1.1" }, right)).toBe("user");
  });

  it("delay guesses at one account from one address, longer each time, in any spelling of the account", async () => {
    const who = { email: "ada@example.org", address: "10.0.0.1" };
    await failTimes(3, who);
    await failTimes(3, { ...who, email: "ADA@example.org " });
    let waited = 0;
    for (const seconds of [30, 60, 120, 240, 480, 900]) {
      const error = await guardSignIn(who, right).catch((refusal: unknown) => refusal);
      expect(error).toMatchObject(REFUSED);
      expect(await guardSignIn({ ...who, address: "10.0.0.2" }, right)).toBe("user");
      vi.setSystemTime(Date.now() + (seconds - 5) * 1000);
      expect(await fail(who)).toBe("refused");
      vi.setSystemTime(Date.now() + 6000);
      waited += seconds;
      if (waited < 1500) expect(await fail(who)).toBe("tried");
    }
  });

  it("double the delay up to 15 minutes", () => {
    expect([5, 6, 7, 9, 10, 11, 1000].map(delaySeconds)).toEqual([30, 60, 120, 480, 900, 900, 900]);
  });

  it("give concurrent attempts no advantage", async () => {
    const who = { email: "volley@example.org", address: "10.0.1.1" };
    let tried = 0;
    const attempts = Array.from({ length: 60 }, () =>
      guardSignIn(who, async () => {
        tried++;
        return null;
      }).catch(() => null),
    );
    await Promise.all(attempts);
    expect(tried).toBeLessThanOrEqual(6);
  });

  it("reset the failures of a person who signs in", async () => {
    const who = { email: "clumsy@example.org", address: "10.0.2.1" };
    for (let round = 0; round < 3; round++) {
      await failTimes(5, who);
      expect(await guardSignIn(who, right)).toBe("user");
    }
  });

  it("let an office in whose address failed a hundred times", async () => {
    for (let n = 0; n < 100; n++) await failTimes(1, { email: `victim${n}@example.org`, address: "10.0.3.1" });
    for (let n = 0; n < 60; n++)
      expect(await guardSignIn({ email: `staff${n}@example.org`, address: "10.0.3.1" }, right)).toBe("user");
  });

  it("stop an address that guesses at many accounts, but not browsers that have signed in before", async () => {
    const address = "10.0.4.1";
    let tried = 0;
    for (let n = 0; n < 600; n++) if ((await fail({ email: `any${n}@example.org`, address })) === "tried") tried++;
    expect(tried).toBe(500);
    await expect(guardSignIn({ email: "new@example.org", address }, right)).rejects.toMatchObject(REFUSED);
    expect(await guardSignIn({ email: "new@example.org", address, device: "known" }, right)).toBe("user");
    expect(await guardSignIn({ email: "new@example.org", address: "10.0.4.2" }, right)).toBe("user");
  });

  it("suggest the emailed link if many addresses guess at one account, and let its own browsers in", async () => {
    const email = "target@example.org";
    for (let n = 0; n < 60; n++) await fail({ email, address: `10.2.0.${n}` });
    await expect(guardSignIn({ email, address: "10.2.1.1" }, right)).rejects.toMatchObject({
      refusal: { code: "rate_limited", isAccountWide: true },
    });
    expect(await guardSignIn({ email, address: "10.2.1.1", device: "known" }, right)).toBe("user");
    await resetSignInFailures({ email, address: "10.2.1.1" });
    expect(await guardSignIn({ email, address: "10.2.1.1" }, right)).toBe("user");
  });

  it("delay a browser that has signed in before only by its own failures", async () => {
    const who = { email: "thief@example.org", address: "10.0.5.1", device: "stolen" };
    await failTimes(6, who);
    expect(await fail(who)).toBe("refused");
    expect(await fail({ ...who, address: "10.0.5.2" })).toBe("refused");
    expect(await guardSignIn({ ...who, device: "another" }, right)).toBe("user");
  });

  it("limit the number of accounts created from one address", async () => {
    for (let made = 0; made < 30; made++) await guardSignUp("10.0.6.1");
    await expect(guardSignUp("10.0.6.1")).rejects.toMatchObject(REFUSED);
  });

  it("keep strangers from flooding a mailbox or blocking its owner's requests", async () => {
    const email = "mailbox@example.org";
    const sent = [];
    for (let n = 0; n < 10; n++) sent.push(await guardMail({ email, address: `10.3.0.${n}` }));
    expect(sent.filter(Boolean)).toHaveLength(6);
    expect(await guardMail({ email, address: "10.3.1.1" })).toBe(false);
    for (let n = 0; n < 2; n++) await guardMail({ email, address: "10.3.1.1" });
    await expect(guardMail({ email, address: "10.3.1.1" })).rejects.toMatchObject(REFUSED);
  });
});
