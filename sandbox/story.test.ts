import { describe, expect, it } from "vitest";
import { accountById, accountByName, accountOf } from "./accounts";
import { CREATORS, composeId, idFacts } from "./ids";
import { usernameOf } from "./names";
import { STORY, STORY_FIRST } from "./story";
import { videoOf } from "./videos";

const AT = Date.UTC(2026, 10, 20);

describe.each(STORY.map((creator, index) => ({ ...creator, number: STORY_FIRST + index })))(
  "$username on $platform",
  ({ platform, username, displayName, titles, number }) => {
    it("is found by name and by ID, with its own facts", () => {
      const account = accountByName(platform, `@${username.toUpperCase()}`);
      expect(account).toMatchObject({ number, kind: "creator", username, displayName });
      expect(accountById(platform, account.id).number).toBe(number);
      expect(account).toEqual(accountOf(platform, number));
    });

    it("publishes each of its titles", () => {
      const published = Array.from({ length: 300 }, (_, salt) => composeId(platform, AT - salt * 1000, number, salt));
      expect(published.map((id) => idFacts(platform, id).creator)).toEqual(published.map(() => number));
      expect(new Set(published.map((id) => videoOf(platform, id).title))).toEqual(new Set(titles));
    });
  },
);

it("the story's numbers are creators, and have other names on other platforms", () => {
  expect(STORY_FIRST + STORY.length).toBeLessThan(CREATORS);
  const other = STORY[0]?.platform === "tiktok" ? "youtube" : "tiktok";
  expect(usernameOf(other, STORY_FIRST)).not.toBe(STORY[0]?.username);
});
