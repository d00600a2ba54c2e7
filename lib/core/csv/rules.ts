/** Parsing of files written by spreadsheets. Pure: the browser parses a file before it is uploaded. */

export type DecodedFile = { text: string } | { error: string };

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);

/**
 * Returns the text of a file as spreadsheets save it: UTF-8, UTF-16 or Windows-1252, detected by its byte order mark or
 * otherwise by its bytes. For files that aren't text, the error names the file type.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { error: "This is a workbook. In your spreadsheet app, save it as CSV, then choose that file." };
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { error: "This is a PDF. Save the table as CSV instead." };
  if (startsWith(bytes, 0x1f, 0x8b)) return { error: "This file is compressed. Unpack it, then choose the CSV file." };
  const encoding = encodingOf(bytes);
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = encoding === "windows-1252" ? withPunctuation(decoded) : decoded;
  return text.includes("\0") ? { error: "This isn't a text file. Save the table as CSV." } : { text };
}

/** The Windows-1252 characters in place of the control characters 80 to 9F. */
const PUNCTUATION = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node.js decode Windows-1252 as Latin-1. */
const withPunctuation = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (character) => PUNCTUATION[character.charCodeAt(0) - 0x80] ?? character);

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  // Without a byte order mark, every other byte of Latin text in UTF-16 is 0.
  const sample = bytes.subarray(0, 1000);
  const zeros = (parity: number) => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zeros(1) > sample.length / 4) return "utf-16le";
  if (zeros(0) > sample.length / 4) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Whether the text is a workbook's binary content that was pasted or sent as text. */
export const isWorkbookText = (text: string): boolean =>
  ["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0"].some((signature) => text.replace(/^\uFEFF/, "").startsWith(signature));

/**
 * Removes the byte order mark and Excel's `sep=;` line from a table. The line is replaced by a blank one, so that row
 * numbers don't change.
 */
export function withoutPreamble(file: string): { text: string; delimiter: string | null } {
  const text = file.replace(/^\uFEFF/, "");
  const [whole = "", delimiter = null] = /^"?sep=([,;|\t])"?(?=\r|\n|$)/i.exec(text) ?? [];
  return { text: text.slice(whole.length), delimiter };
}

export type DecimalMark = "." | ",";
const GROUPED: Record<DecimalMark, RegExp> = { ",": /^\d{1,3}(?:,\d{3})+$/, ".": /^\d{1,3}(?:\.\d{3})+$/ };

/** Returns a number as a spreadsheet shows it, without whitespace, thousands apostrophes and percent signs. */
const bare = (text: string): string =>
  text
    .replace(/[\s\p{Cf}\u00a0\u2009\u202f]/gu, "")
    .replace(/^[%\u066a]|[%\u066a]$/gu, "")
    .replace(/(?<=\d)['\u2019](?=\d{3})/gu, "");

/**
 * Returns the decimal mark of a column of numbers: one unambiguous number decides for the whole column.
 * @param delimiter of the table: where the comma is the decimal mark, spreadsheets separate columns by semicolons
 */
export function decimalMarkOf(numbers: readonly string[], delimiter: string): DecimalMark {
  for (const number of numbers.map(bare)) {
    const [comma, point] = [number.lastIndexOf(","), number.lastIndexOf(".")];
    if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
    if (comma >= 0 && !GROUPED[","].test(number)) return ",";
    if (point >= 0 && !GROUPED["."].test(number)) return ".";
    // A mark that occurs twice is a thousands separator.
    if (number.indexOf(",") !== comma) return ".";
    if (number.indexOf(".") !== point) return ",";
  }
  return delimiter === ";" && numbers.some((number) => number.includes(",")) ? "," : ".";
}

/** Returns the number in a cell; null if it isn't a number or is negative (which spreadsheets also write in parentheses). */
export function readNumber(cell: string, decimal: DecimalMark): number | null {
  const thousands = decimal === "," ? "." : ",";
  const [whole = "", fraction, ...more] = bare(cell).split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d{1,15}$/.test(fraction))) return null;
  if (!/^\d{1,12}$/.test(whole) && !(whole.length <= 16 && GROUPED[thousands].test(whole))) return null;
  return Number(`${whole.replaceAll(thousands, "")}.${fraction ?? "0"}`);
}
