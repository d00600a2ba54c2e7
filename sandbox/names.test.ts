import { assert, describe, expect, it } from "vitest";
import { ACCOUNTS, accountByName, accountOf, followersAt } from "./accounts";
import { captionOf, titleOf } from "./captions";
import { CREATORS, idFacts, mintId } from "./ids";
import { accountOfName, FIRST_FAKE, usernameOf } from "./names";
import { PLATFORMS } from "./platforms";
import { postCount } from "./posts";

const NOW = Date.UTC(2026, 10, 20);
const FORMS = {
  youtube: /^[a-z0-9_.-]{3,30}$/,
  twitter: /^[a-z0-9_]{1,15}$/,
  tiktok: /^[a-z0-9_.]{2,24}$/,
  instagram: /^[a-z0-9_.]{1,30}$/,
};

describe.each(PLATFORMS)("names on %s", (platform) => {
  it("are valid and identify their account", () => {
    for (let account = 0; account < ACCOUNTS; account += 811) {
      const name = usernameOf(platform, account);
      assert.match(name, FORMS[platform]);
      assert.deepEqual(accountOfName(platform, name.toUpperCase()), { account, invented: true });
    }
  });
});

it("no two accounts share a name", () => {
  const names = new Set<string>();
  for (let account = 0; account < ACCOUNTS; account += 3) names.add(usernameOf("twitter", account));
  expect(names.size).toBe(Math.ceil(ACCOUNTS / 3));
});

it("an account keeps a name that the sandbox did not generate", () => {
  const account = accountByName("tiktok", "@NASA.official");
  expect(account.username).toBe("NASA.official");
  expect(account.kind).toBe("creator");
  expect(accountByName("tiktok", "nasa.official").id).toBe(account.id);
});

it("titles vary: emoji, writing directions, lengths", () => {
  const facts = Array.from({ length: 2_000 }, (_, seed) => idFacts("tiktok", mintId("tiktok", new Date(NOW), seed)));
  const titles = facts.map((fact) => titleOf("tiktok", fact));
  expect(new Set(titles).size).toBeGreaterThan(1_000);
  expect(titles.some((title) => /\p{Extended_Pictographic}/u.test(title))).toBe(true);
  expect(titles.some((title) => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(title))).toBe(true);
  expect(Math.max(...titles.map((title) => title.length))).toBeGreaterThan(200);
  const captions = facts.map((fact) => captionOf("tiktok", fact));
  expect(captions.every((caption) => caption.includes("#"))).toBe(true);
  const mentions = captions.flatMap((caption) => caption.match(/@[a-z0-9_.]+/g) ?? []);
  expect(mentions.length).toBeGreaterThan(300);
  for (const mention of mentions) assert(accountOfName("tiktok", mention).invented, mention);
});

it("YouTube's titles are at most 100 characters long", () => {
  for (let seed = 0; seed < 3_000; seed++)
    assert.isAtMost(titleOf("youtube", idFacts("youtube", mintId("youtube", new Date(NOW), seed))).length, 100);
});

it("two quality signs identify most fake accounts and few real people, as published", () => {
  const share = (from: number, to: number) => {
    let [flagged, all] = [0, 0];
    for (let number = from; number < to; number += 101) {
      const account = accountOf("tiktok", number);
      const flags = [
        !account.hasPicture,
        postCount(account, NOW) === 0,
        followersAt(account, NOW) / account.following < 0.1,
        (account.username.match(/\d/g) ?? []).length >= 4,
        account.biography === "",
        account.following > 1_500,
      ].filter(Boolean).length;
      all++;
      if (flags >= 2) flagged++;
    }
    return flagged / all;
  };
  expect(share(FIRST_FAKE, ACCOUNTS)).toBeGreaterThan(0.82);
  expect(share(FIRST_FAKE, ACCOUNTS)).toBeLessThan(0.93);
  expect(share(CREATORS, FIRST_FAKE)).toBeGreaterThan(0.03);
  expect(share(CREATORS, FIRST_FAKE)).toBeLessThan(0.08);
});
