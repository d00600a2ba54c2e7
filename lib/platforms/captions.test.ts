import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractMentions, extractTags, usernameKey } from "@/lib/platforms/captions";
import { isUsername } from "@/lib/platforms/channels/names";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";

describe("mentions", () => {
  it.each([
    ["instagram", "with @Anna.B and @anna.b, thanks @_luz_.", ["anna.b", "_luz_"]],
    ["instagram", "@jo... @a..b @.hidden @...", ["jo", "a", "hidden"]],
    ["instagram", `@${"x".repeat(31)} @${"y".repeat(30)}`, ["y".repeat(30)]],
    ["instagram", "write to anna@example.com or o'neil+1@x.co.uk, not me@home", []],
    ["instagram", "(@one) “@two” @three? @four's, @five\n@six", ["one", "two", "three", "four", "five", "six"]],
    ["instagram", "写真は@taro.photoさん、撮影@hanako", ["taro.photo", "hanako"]],
    ["instagram", "see instagram.com/@nobody and https://threads.net/@nobody w/@someone", ["someone"]],
    ["instagram", "@user@mastodon.social and @@twice", []],
    ["tiktok", "#duet with @A @Bo.Kim_1.", ["bo.kim_1"]],
    ["twitter", ".@NASA said @sixteen_letters_ @fifteen_letters @dash-ed", ["nasa", "fifteen_letters", "dash"]],
    [
      "youtube",
      "ft. @Kanał-Łódź, @日本語チャンネル・ @ab @the.show- and youtube.com/@other",
      ["kanał-łódź", "日本語チャンネル", "the.show"],
    ],
    ["youtube", "", []],
    ["youtube", "@", []],
  ] as [Platform, string, string[]][])("%s: %s", (platform, caption, names) => {
    expect(extractMentions(caption, platform)).toEqual(names);
  });

  const character = (platform: Platform) =>
    fc.constantFrom(
      ..."abcXYZ019_",
      ...(platform === "twitter" ? [] : ["."]),
      ...(platform === "youtube" ? ["-", "ł", "日"] : []),
    );
  const name = (platform: Platform) =>
    fc
      .array(character(platform), { minLength: 3, maxLength: 15 })
      .map((letters) => letters.join(""))
      .filter((text) => !/\.\.|^[.-]|[.-]$/.test(text));

  it.each(PLATFORMS)("%s: finds every name among words, once, in order", (platform) => {
    fc.assert(
      fc.property(
        fc.array(name(platform), { maxLength: 6 }),
        fc.constantFrom(" ", ", ", "\n", " and ", "! "),
        (names, gap) => {
          const caption = names.map((text) => `@${text}`).join(gap);
          expect(extractMentions(caption, platform)).toEqual([...new Set(names.map(usernameKey))]);
        },
      ),
    );
  });

  it.each(PLATFORMS)("%s: in any text, every result is a name that occurs in it and is found again", (platform) => {
    const text = fc
      .array(fc.oneof(fc.constantFrom("@", "＠", ".", "@a", " ", "#", "/", "x.co/"), fc.string({ unit: "grapheme" })))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (caption) => {
        const names = extractMentions(caption, platform);
        expect(new Set(names).size).toBe(names.length);
        for (const found of names) {
          expect(isUsername(platform, found)).toBe(true);
          expect(found).not.toMatch(/^[@.]|\.$/);
          expect(extractMentions(`@${found}`, platform)).toEqual([found]);
        }
      }),
    );
  });

  it.each(PLATFORMS)("%s: an email address is not a mention", (platform) => {
    const word = fc.string({ unit: fc.constantFrom(..."abcz019"), minLength: 1, maxLength: 8 });
    const local = fc
      .array(word, { minLength: 1, maxLength: 3 })
      .chain((parts) => fc.constantFrom(".", "_", "+", "-").map((by) => parts.join(by)));
    fc.assert(
      fc.property(local, fc.array(word, { minLength: 2, maxLength: 3 }), (before, domain) => {
        expect(extractMentions(`mail: ${before}@${domain.join(".")}, thanks`, platform)).toEqual([]);
      }),
    );
  });
});

describe("tags", () => {
  it.each([
    ["#Sourdough and #sourdough, #slow_food!", ["Sourdough", "slow_food"]],
    ["#brot#käse ＃日本 #100daysofcode #2024 #_ #", ["brot", "käse", "日本", "100daysofcode"]],
    ["#हिन्दी #خبز #велосипед", ["हिन्दी", "خبز", "велосипед"]],
    ["a#b &#39; https://x.com/#top ##two (#three)", ["three"]],
    ["#cafe\u0301 #café", ["café"]],
    ["", []],
  ] as [string, string[]][])("%s", (caption, tags) => {
    expect(extractTags(caption)).toEqual(tags);
  });

  it("any text: tags are unique, without #, and occur in the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("#brot ", "x", "#"), (text, more) => {
        const caption = `${text}${more}`;
        const tags = extractTags(caption);
        expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length);
        for (const tag of tags) expect(caption.normalize("NFC")).toContain(tag);
      }),
    );
  });
});
