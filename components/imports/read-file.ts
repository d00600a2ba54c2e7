const MOST_BYTES = 2 * 1024 * 1024;

/** The text of a file as spreadsheets save it: UTF-8, or UTF-16 with its mark. */
export async function readFile(file: File): Promise<{ text: string } | { fault: string }> {
  if (file.size > MOST_BYTES) return { fault: `${file.name} is larger than 2 MB. Keep only the rows with links.` };
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Workbooks are ZIP archives.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return { fault: `${file.name} is a workbook. Save it as CSV and choose that file.` };
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  return { text: new TextDecoder(encoding).decode(bytes) };
}
