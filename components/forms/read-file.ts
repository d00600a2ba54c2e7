import { type DecodedFile, decodeFile } from "@/lib/core/csv/rules";

const MOST_BYTES = 2 * 1024 * 1024;

/** Reads the text of a file of links as spreadsheets save it; a file that holds no text says what to do. */
export async function readFile(file: File, mostBytes = MOST_BYTES): Promise<DecodedFile> {
  if (file.size > mostBytes)
    return { fault: `${file.name} is larger than ${mostBytes / 1024 / 1024} MB. Keep only the rows you need.` };
  return decodeFile(new Uint8Array(await file.arrayBuffer()));
}
