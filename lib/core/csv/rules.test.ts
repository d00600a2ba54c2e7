import { describe, expect, it } from "vitest";
import { decodeFile } from "@/lib/core/csv/rules";

const TEXT = "Größe;Ärger\r\n1;2";
const utf16 = (text: string, isBig: boolean, mark: boolean) => {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

describe("a file", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(TEXT)],
    ["UTF-8 with its mark", new TextEncoder().encode(`\ufeff${TEXT}`)],
    ["UTF-16 LE with its mark", utf16(TEXT, false, true)],
    ["UTF-16 BE with its mark", utf16(TEXT, true, true)],
    ["UTF-16 LE without", utf16(TEXT, false, false)],
    ["UTF-16 BE without", utf16(TEXT, true, false)],
    ["Windows-1252", new Uint8Array(Buffer.from(TEXT, "latin1"))],
  ])("in %s is read", (_, bytes) => {
    expect(decodeFile(bytes)).toEqual({ text: TEXT });
  });

  it("in Windows-1252 keeps characters that Latin-1 lacks", () => {
    expect(decodeFile(new Uint8Array([0x93, 0x61, 0x94, 0x80]))).toEqual({ text: "\u201ca\u201d\u20ac" });
  });

  it.each([
    ["a workbook", [0x50, 0x4b, 0x03, 0x04, 0], "save it as CSV"],
    ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0], "save it as CSV"],
    ["a PDF", [0x25, 0x50, 0x44, 0x46], "PDF"],
    ["a compressed file", [0x1f, 0x8b, 8], "compressed"],
    ["bytes", [1, 2, 3, 4, 0, 5, 6, 7, 8], "isn't a text file"],
  ])("that is %s gets an error that names its type", (_, bytes, words) => {
    const read = decodeFile(new Uint8Array(bytes));
    expect("error" in read && read.error).toContain(words);
  });
});
