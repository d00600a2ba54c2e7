import { expect, test } from "vitest";
import { opensOtherPage } from "./other-page";

const here = { origin: "https://clipscope.example", pathname: "/videos" };
const press = { button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const link = (href: string, target = "", attributes: string[] = []) => {
  const { origin, pathname } = new URL(href, here.origin);
  return { href, target, origin, pathname, hasAttribute: (name: string) => attributes.includes(name) };
};

test("a plain click on a link to another page of the site leaves the page", () => {
  expect(opensOtherPage(link("/overview"), press, here)).toBe(true);
  expect(opensOtherPage(link("/billing", "_self"), press, here)).toBe(true);
});

test("other links and other clicks stay on the page", () => {
  expect(opensOtherPage(link("/videos?page=2"), press, here)).toBe(false);
  expect(opensOtherPage(link("/videos#content"), press, here)).toBe(false);
  expect(opensOtherPage(link("/overview", "_blank"), press, here)).toBe(false);
  expect(opensOtherPage(link("/api/export", "", ["download"]), press, here)).toBe(false);
  expect(opensOtherPage(link("https://www.youtube.com/"), press, here)).toBe(false);
  expect(opensOtherPage(link("/overview"), { ...press, button: 1 }, here)).toBe(false);
  expect(opensOtherPage(link("/overview"), { ...press, ctrlKey: true }, here)).toBe(false);
});
