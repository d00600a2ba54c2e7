import { type DecodedFile, decodeFile } from "@/lib/core/csv/rules";

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads the text of a file of links as saved by spreadsheets. A file without text gives an error that says what to do.
 */
export async function readFile(file: File, maxBytes = MAX_BYTES): Promise<DecodedFile> {
  if (file.size > maxBytes)
    return { error: `${file.name} is larger than ${maxBytes / 1024 / 1024} MB. Keep only the rows you need.` };
  return decodeFile(new Uint8Array(await file.arrayBuffer()));
}
