import { describe, expect, it } from "vitest";
import { findTextError, linesOf, readLinks } from "@/lib/tracking/imports/rules";
import { CreateImportRequest } from "@/lib/tracking/imports/schemas";

const A = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
const B = "https://www.tiktok.com/@user/video/7234567890123456789";

describe("a pasted text", () => {
  it("keeps line numbers and skips blank lines, with any line ending", () => {
    expect(linesOf(`\r\n ${A} \r\n\t\n\u0000${B}\rhello`)).toEqual([
      { line: 2, text: A },
      { line: 4, text: B },
      { line: 5, text: "hello" },
    ]);
  });

  it.each([
    ["a space", `${A} ${B}`],
    ["a tab and a number", `${A}\t1234\t${B}`],
    ["commas", `${A},${B}`],
    ["nothing", `${A}${B}`],
    ["words", `Look at <${A}>, and (${B}).`],
    ["a list in Markdown", `- [one](${A}), [two](${B} "title")`],
  ])("takes all links of a line that has %s between them", (_, line) => {
    expect(linesOf(`${line}\nhello`)).toEqual([
      { line: 1, text: A },
      { line: 2, text: B },
      { line: 3, text: "hello" },
    ]);
  });

  it("counts a repeated link on a line once", () => {
    expect(linesOf(`[${A}](${A})`)).toEqual([{ line: 1, text: A }]);
  });

  it.each([
    ["line breaks", "\n".repeat(1_500_000)],
    ["short lines", "a\n".repeat(750_000)],
    ["one line", "a".repeat(1_500_000)],
    ["one line of dots", "a.".repeat(750_000)],
    ["one line of links", `${A},`.repeat(30_000)],
    ["brackets", "[".repeat(1_500_000)],
    ["one line of open tags", "<a ".repeat(500_000)],
  ])("of a million and a half %s is scanned within a moment", (_, text) => {
    const started = performance.now();
    const request = CreateImportRequest.safeParse({ text, duration_days: 7, campaign: null, labels: [] });
    if (request.success) linesOf(request.data.text);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("is rejected with what is wrong with it as a whole", () => {
    expect(findTextError(" \n")).toBe("Paste at least one link");
    expect(findTextError(`${A}\n`.repeat(500))).toBeNull();
    expect(findTextError(`${A}\n`.repeat(812))).toContain("This text has 812");
    const request = { text: `${A}\n`.repeat(501), duration_days: 7, campaign: null, labels: [] };
    expect(CreateImportRequest.safeParse(request).error?.issues).toMatchObject([
      { path: ["text"], message: expect.stringContaining("up to 500 links") },
    ]);
  });
});

describe("a file", () => {
  it("with one link per line is kept as is", async () => {
    expect(await readLinks(`${A}\n\n${B}`)).toEqual({ text: `${A}\n\n${B}`, column: null });
    const commas = `${A}&list=a,b\n${A}&list=c,d`;
    expect(await readLinks(commas)).toEqual({ text: commas, column: null });
  });

  it.each([
    ["commas and a heading", `Creator,Link,Cost\nAda,${A},5\nBob,"${B}",6`, `\n${A}\n${B}`, [2, 3, "Link"]],
    ["semicolons, no heading", `Ada;${A}\r\nBob;${B}`, `${A}\n${B}`, [2, 2, null]],
    ["tabs and blank rows", `Link\tNote\n\n${A}\tx\n\ty\n${B}\tz`, `\n\n${A}\n\n${B}`, [1, 2, "Link"]],
    ["quotes with line breaks", `Note,Url\n"two\nlines",${A}`, `\n${A}`, [2, 2, "Url"]],
    ["a byte order mark", `\uFEFFLink\n${A}`, `\n${A}`, [1, 1, "Link"]],
    ["a profile beside", `https://example.org/ada,${A}\nhttps://example.org/bob,${B}`, `${A}\n${B}`, [2, 2, null]],
    [
      "no heading and a typo first",
      `htps://youtu.be/x,1\n${A},2\n${B},3`,
      `htps://youtu.be/x\n${A}\n${B}`,
      [1, 2, null],
    ],
    [
      "no heading and another site first",
      `facebook.com/reel/1,1\n${A},2\n${B},3`,
      `facebook.com/reel/1\n${A}\n${B}`,
      [1, 2, null],
    ],
    ["links in other columns too", `Ada,${A},${B}\nBob,${B},`, `${A} ${B}\n${B}`, [2, 3, null]],
    ["a sep line", `sep=;\nName;Link\nAda;${A}`, `\n\n${A}`, [2, 2, "Link"]],
    ["only other sites", "Name,Site\nAda,https://vimeo.com/1", "\nhttps://vimeo.com/1", [2, 2, "Site"]],
  ])("with %s yields its column of links on the rows' own lines", async (_, csv, text, [number, of, heading]) => {
    expect(await readLinks(csv)).toEqual({ text, column: { number, of, heading } });
  });

  it("without a link is rejected", async () => {
    expect(await readLinks("Name,City\nAda,London")).toBeNull();
    expect(await readLinks("")).toBeNull();
  });
});
