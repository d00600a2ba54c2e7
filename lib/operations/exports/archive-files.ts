import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizationExportChunks, organizationExportFiles } from "@/db/schema";
import { toCsvPart } from "@/lib/core/csv/to-csv";
import type { Section, Value } from "./section";

const deflate = promisify(deflateRaw);

type Row = Record<string, Value>;

/** What is appended to a section's two files. */
interface Part {
  exportId: number;
  /** The section's place in the list. */
  place: number;
  section: Section;
  rows: readonly Row[];
  isFirst: boolean;
  isLast: boolean;
}

/** Appends a page of a section to its JSON file and its CSV file. */
export async function appendPart(tx: Transaction, part: Part): Promise<void> {
  const { place, section, rows, isFirst } = part;
  const columns = section.columns.map((header) => ({ header, value: (row: Row) => cellOf(row[header] ?? null) }));
  // One object is a JSON document by itself; lists have one document per line.
  const extension = section.name === "organization" ? "json" : "ndjson";
  const json = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  await append(tx, part, { file: 2 * place, name: `${section.name}.${extension}`, text: json });
  const csv = toCsvPart(columns, rows, isFirst);
  await append(tx, part, { file: 2 * place + 1, name: `${section.name}.csv`, text: csv });
}

/**
 * Appends text to a file. Every chunk is compressed by itself and ends on a byte, so that chunks in a row are one
 * Deflate stream, which no process has to keep open; the last one ends it.
 */
async function append(
  tx: Transaction,
  { exportId, rows, isFirst, isLast }: Part,
  { file, name, text }: { file: number; name: string; text: string },
): Promise<void> {
  const bytes = Buffer.from(text);
  if (isFirst)
    await tx
      .insert(organizationExportFiles)
      .values({ exportId, file, name, chunks: 0, rows: 0, size: 0, compressed: 0, crc: 0 });
  const own = and(eq(organizationExportFiles.exportId, exportId), eq(organizationExportFiles.file, file));
  const [before] = await tx.select().from(organizationExportFiles).where(own);
  if (!before) throw new Error(`file ${file} of export ${exportId} is missing`);
  const chunk = await deflate(bytes, { finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });
  await tx.insert(organizationExportChunks).values({ exportId, file, chunk: before.chunks, bytes: chunk });
  await tx
    .update(organizationExportFiles)
    .set({
      chunks: before.chunks + 1,
      rows: before.rows + rows.length,
      size: before.size + bytes.length,
      compressed: before.compressed + chunk.length,
      // Of nothing, Node.js returns 0 instead of the value before.
      crc: bytes.length === 0 ? before.crc : crc32(bytes, before.crc),
    })
    .where(own);
}

function cellOf(value: Value): string | number | null {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.join(", ")
    : JSON.stringify(value);
}
