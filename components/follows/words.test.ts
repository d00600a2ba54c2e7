import { expect, test } from "vitest";
import { termsWords } from "@/components/follows/words";

const FOLLOW = { days_per_post: 7, max_per_day: null, include: [], exclude: [], min_seconds: null };
const words = (terms: Partial<Record<keyof typeof FOLLOW, unknown>>) =>
  termsWords({ ...FOLLOW, ...terms } as unknown as Parameters<typeof termsWords>[0]);

test.each([
  [0, "0 s or longer"],
  [45, "45 s or longer"],
  [90, "90 s or longer"],
  [1200, "20 min or longer"],
  [86_400, "24 h or longer"],
])("a least length of %d s is %j", (min_seconds, text) =>
  expect(words({ min_seconds })).toBe(`7 days per post · ${text}`),
);

test("names all terms in a line", () =>
  expect(words({ max_per_day: 2, include: ["launch", "drop"], exclude: ["giveaway"] })).toBe(
    "7 days per post · at most 2 a day · with launch or drop · without giveaway",
  ));
