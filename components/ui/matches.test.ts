import { expect, test } from "vitest";
import { matching } from "./matches";

const PAGES = [
  { name: "API keys", keywords: "developers token" },
  { name: "Usage", keywords: "developers cost" },
  { name: "Équipe", keywords: "team" },
  { name: "Key figures", keywords: "" },
];
const find = (search: string) => matching(PAGES, search).map(({ name }) => name);

test("requires every word in name or keywords, in any order", () => {
  expect(find("developers cost")).toEqual(["Usage"]);
  expect(find("token api")).toEqual(["API keys"]);
  expect(find("developers nothing")).toEqual([]);
});

test("lists names that start with the search first", () => expect(find("key")).toEqual(["Key figures", "API keys"]));

test("ignores accents and case", () => expect(find(" EQUIPE ")).toEqual(["Équipe"]));

test("keeps the order for an empty search", () => expect(find("")).toHaveLength(4));
