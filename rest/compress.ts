import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";
import type { Encoding } from "@/rest/negotiate";

/** In bytes; below it, compressing costs more than it saves. */
export const COMPRESSED_FROM = 1_000;

// The default quality of 11 takes a hundred times as long and saves a tenth more.
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};
const brotli = promisify<Buffer, typeof BROTLI, Buffer>(brotliCompress);
const zip = promisify<Buffer, Buffer>(gzip);

/** Compresses outside the main thread. */
export const compress = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === "br" ? brotli(body, BROTLI) : zip(body);

/**
 * Compresses pieces while they are read, and requests no more than the compressor holds. A source error breaks the
 * stream, and a disconnected reader ends the source.
 */
export function compressStream(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): ReadableStream<Uint8Array> {
  const compressor = encoding === "br" ? createBrotliCompress(BROTLI) : createGzip();
  // The reader gets the error from the compressor, which is destroyed with it.
  pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), compressor, () => undefined);
  return Readable.toWeb(compressor) as ReadableStream<Uint8Array>;
}
