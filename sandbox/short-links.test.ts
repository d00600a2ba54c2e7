import { afterAll, beforeAll, expect, it } from "vitest";
import { type Client, startClient, videoPath } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.close());

const follow = async (path: string) => {
  const response = await fetch(`${client.url}/shortlinks/${path}`, { redirect: "manual" });
  return { status: response.status, location: response.headers.get("location") };
};

it.each([
  ["vm.tiktok.com/ZMh1abcde/", /^https:\/\/www\.tiktok\.com\/@[\w.]+\/video\/7\d{18}\?/],
  ["vt.tiktok.com/ZSh1abcde", /^https:\/\/www\.tiktok\.com\/@[\w.]+\/video\/7\d{18}\?/],
  ["www.tiktok.com/t/ZTabc123/?k=1", /^https:\/\/www\.tiktok\.com\/@[\w.]+\/video\/7\d{18}\?/],
  ["www.instagram.com/share/reel/BAabc_1-2", /^https:\/\/www\.instagram\.com\/reel\/[\w-]{11}\/$/],
  ["instagram.com/share/BAabc_1-2", /^https:\/\/www\.instagram\.com\/reel\/[\w-]{11}\/$/],
  ["t.co/a1B2c3D4e5", /^https:\/\/x\.com\/\w{1,15}\/status\/\d{19}$/],
])("%s always redirects to the same long link", async (path, expected) => {
  const { status, location } = await follow(path);
  expect(status).toBe(302);
  expect(location).toMatch(expected);
  expect((await follow(path)).location).toBe(location);
});

it("different codes lead to different, existing videos", async () => {
  const [one, two] = [await follow("vm.tiktok.com/ZMone/"), await follow("vm.tiktok.com/ZMtwo/")];
  expect(one.location).not.toBe(two.location);
  const id = /video\/(\d+)/.exec(one.location ?? "")?.[1] ?? "";
  expect((await client.tiktok(videoPath("tiktok", id))).body.code).toBe(0);
});

it("an expired code redirects to the front page, and an unknown host is a 404", async () => {
  expect(await follow("vm.tiktok.com/gone123/")).toEqual({ status: 302, location: "https://www.tiktok.com/" });
  expect(await follow("example.com/abc")).toEqual({ status: 404, location: null });
});
