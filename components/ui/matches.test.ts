import { expect, test } from "vitest";
import { matching } from "./matches";

const PAGES = [
  { name: "API keys", keywords: "developers token" },
  { name: "Usage", keywords: "developers cost" },
  { name: "Équipe", keywords: "team" },
  { name: "Key figures", keywords: "" },
];
const find = (search: string) => matching(PAGES, search).map(({ name }) => name);

test("every word must be there, in name or keywords, whatever the order", () => {
  expect(find("developers cost")).toEqual(["Usage"]);
  expect(find("token api")).toEqual(["API keys"]);
  expect(find("developers nothing")).toEqual([]);
});

test("names that begin with the search come first", () => expect(find("key")).toEqual(["Key figures", "API keys"]));

test("accents and case do not matter", () => expect(find(" EQUIPE ")).toEqual(["Équipe"]));

test("an empty search leaves all as they are", () => expect(find("")).toHaveLength(4));
