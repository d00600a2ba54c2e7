import { describe, expect, it, test } from "vitest";
import { textOf, wordsOf } from "@/lib/insight/follows/form-rules";
import { readHandles } from "@/lib/insight/follows/handle-rules";

const handles = async (text: string) => {
  const lines = await readHandles(text, "tiktok");
  return lines.map(({ handle, isRepeated }) =>
    handle ? `${handle.platform}:${handle.username}${isRepeated ? " again" : ""}` : null,
  );
};

describe("a list of creators", () => {
  it.each([
    ["handles", "@first\nsecond\n\n", ["tiktok:first", "tiktok:second"]],
    ["links", "https://www.tiktok.com/@a\nx.com/b?s=1\ninstagram.com/c/", ["tiktok:a", "twitter:b", "instagram:c"]],
    [
      "channels of YouTube",
      "https://youtube.com/@a/videos\nhttps://youtube.com/channel/UC123456789",
      ["youtube:a", "youtube:UC123456789"],
    ],
    ["a table with a heading", "Platform,Username\nX,@a\nYouTube,b", ["twitter:a", "youtube:b"]],
    ["a table by semicolons, in another order", "name;platform\n@a;instagram\nb;tiktok", ["instagram:a", "tiktok:b"]],
    ["what is no username", "not a handle!\n@a", [null, "tiktok:a"]],
    ["repeated names, whatever their case", "@a\nA\ntwitter,a", ["tiktok:a", "tiktok:A again", "twitter:a"]],
    ["nothing", "  \n", []],
  ])("may have %s", async (_, text, expected) => expect(await handles(text)).toEqual(expected));

  it("of more than 500 shows that there are more", async () => {
    const text = Array.from({ length: 700 }, (_, n) => `@a${n}`).join("\n");
    expect((await readHandles(text, "tiktok")).length).toBeGreaterThan(500);
  });
});

test("words are separated by commas or lines, and named once", () => {
  expect(wordsOf(" launch,  winter  jacket\nlaunch,, ")).toEqual(["launch", "winter jacket"]);
  expect(textOf(["launch", "winter jacket"])).toBe("launch, winter jacket");
});
