import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";
import type { Encoding } from "@/rest/negotiate";

/** In bytes; below it, compressing costs more than it saves. */
export const COMPRESSED_FROM = 1_000;

/** Compressions at the same time: they share libuv's four threads with files, DNS and the hashing of passwords. */
const WORKERS = 2;
/** Bodies that may wait for one of them; further ones are sent plain. */
const MAX_WAITING = 64;
/** Streams compressed at the same time, each with a window of megabytes; further ones are sent plain. */
const MAX_STREAMS = 16;

// The default quality of 11 takes a hundred times as long and saves a tenth more.
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};
const brotli = promisify<Buffer, typeof BROTLI, Buffer>(brotliCompress);
const zip = promisify<Buffer, Buffer>(gzip);

const pool = { running: 0, waiting: [] as (() => void)[], streams: 0 };

/** Compresses outside the main thread. @returns null if too many bodies wait: plain is faster then */
export async function compress(body: Buffer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer> | null> {
  if (pool.running >= WORKERS) {
    if (pool.waiting.length >= MAX_WAITING) return null;
    await new Promise<void>((resolve) => pool.waiting.push(resolve));
  } else pool.running += 1;
  try {
    return new Uint8Array(encoding === "br" ? await brotli(body, BROTLI) : await zip(body));
  } finally {
    const next = pool.waiting.shift();
    // A waiting body takes over the place.
    if (next) next();
    else pool.running -= 1;
  }
}

/** Returns whether another stream may be compressed now. */
export const canCompressStream = (): boolean => pool.streams < MAX_STREAMS;

/**
 * Compresses pieces while they are read, and requests no more than the compressor holds. A source error breaks the
 * stream, and a disconnected reader ends the source.
 */
export function compressStream(pieces: AsyncIterator<string>, encoding: Encoding) {
  const compressor = encoding === "br" ? createBrotliCompress(BROTLI) : createGzip();
  pool.streams += 1;
  // The reader gets the error from the compressor, which is destroyed with it.
  const source = { [Symbol.asyncIterator]: () => pieces };
  pipeline(Readable.from(source, { objectMode: true, highWaterMark: 1 }), compressor, () => {
    pool.streams -= 1;
  });
  const chunks: AsyncIterator<Uint8Array> = compressor[Symbol.asyncIterator]();
  return {
    next: () => chunks.next(),
    return: async () => {
      compressor.destroy();
      return { done: true as const, value: undefined };
    },
  };
}
