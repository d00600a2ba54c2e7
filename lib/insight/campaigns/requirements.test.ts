import { expect, test } from "vitest";
import { type Post, shortfallOf } from "@/lib/insight/campaigns/requirements";

const post = (title: string | null, more: Partial<Post> = {}): Post => ({
  platform: "tiktok",
  title,
  description: null,
  paidPartnership: null,
  ...more,
});
const missing = (caption: string, required: string[], more?: Partial<Post>) =>
  shortfallOf(post(caption, more), required)?.missing ?? [];

test.each([
  ["Look #AutumnLaunch @Brand", ["#autumnlaunch", "@brand"], []],
  ["Look #autumnlaunches", ["#autumnlaunch"], ["#autumnlaunch"]],
  ["Look #ad#autumn", ["#autumn"], []],
  ["write to me@brand.com", ["@brand"], ["@brand"]],
  ["see https://tiktok.com/@brand", ["@brand"], ["@brand"]],
  ["#Été 2026", ["#été", "#Ad"], ["#Ad"]],
])("%j with %j lacks %j", (caption, required, lacking) => expect(missing(caption, required)).toEqual(lacking));

test("a description counts as much as a title", () =>
  expect(missing("A video", ["#ad"], { platform: "youtube", description: "Made for money. #ad" })).toEqual([]));

test("a post on X must be marked as a paid partnership if X says that it isn't", () => {
  const x = (paidPartnership: boolean | null) =>
    shortfallOf(post("new #ad", { platform: "twitter", paidPartnership }), ["#ad"]);
  expect(x(false)).toEqual({ missing: [], lacksDisclosure: true, lacksCaption: false });
  expect([x(true), x(null)]).toEqual([null, null]);
});

test("without a stored caption, nothing is said to be missing", () => {
  expect(shortfallOf(post(null), ["#ad"])).toEqual({ missing: [], lacksDisclosure: false, lacksCaption: true });
  expect(shortfallOf(post(" "), ["#ad"])).toMatchObject({ lacksCaption: true });
});

test("a campaign that requires nothing finds nothing missing", () =>
  expect(shortfallOf(post("", { platform: "twitter", paidPartnership: false }), [])).toBeNull());
