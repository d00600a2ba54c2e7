import { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { AppError, invalid } from "@/lib/core/errors";
import { type BodySource, bodySourceOf, type HeaderReader } from "@/rest/api-request";
import { MAX_BODY_BYTES } from "@/rest/body-limits";

/** A client that takes longer to send its body is cut off. */
export const BODY_DEADLINE_MS = 20_000;

interface ReadOptions {
  /** In bytes, as sent and after unpacking. */
  limit?: number;
  deadlineMs?: number;
}

type Encoding = "identity" | "gzip" | "br";

/**
 * Reads the body of a request, unpacked. Counts while it streams, so that neither a chunked body nor a compressed one
 * takes more memory than the limit. The only place that reads request bodies.
 *
 * @throws AppError payload_too_large, unsupported_encoding, request_timeout, request_aborted, and invalid_request on
 * the field "body" for what cannot be unpacked
 */
export async function readBody(request: Request | BodySource, options: ReadOptions = {}): Promise<Uint8Array> {
  const { limit = MAX_BODY_BYTES, deadlineMs = BODY_DEADLINE_MS } = options;
  const { headers, openBody } = request instanceof Request ? bodySourceOf(request) : request;
  const encoding = encodingOf(headers);
  if (Number(headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const body = openBody();
  if (!body) return new Uint8Array();
  const source = counted(body, limit, deadlineMs);
  return encoding === "identity" ? collect(source, limit) : unpack(source, encoding, limit);
}

/**
 * Reads the body as UTF-8 JSON, regardless of its content type.
 * @throws AppError as `readBody`, and invalid_request on the field "body" for anything but JSON
 */
export async function readJson(request: Request, options?: ReadOptions): Promise<unknown> {
  const bytes = await readBody(request, options);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid("body", "Must be valid JSON");
  }
}

const tooLarge = (limit: number) => new AppError({ code: "payload_too_large", limit });

/** @throws AppError unsupported_encoding for anything but gzip and br, and for several encodings */
function encodingOf(headers: HeaderReader): Encoding {
  const text = headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (text === "gzip" || text === "x-gzip") return "gzip";
  if (text === "br" || text === "identity") return text;
  throw new AppError({ code: "unsupported_encoding" });
}

/** Yields the bytes as they arrive, until there are too many or they come too slowly. */
async function* counted(body: AsyncIterator<Uint8Array>, limit: number, deadlineMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError({ code: "request_timeout" })), deadlineMs);
  });
  const read = () =>
    body.next().catch((error: unknown) => {
      throw brokenOff(error, limit);
    });
  let size = 0;
  let isWhole = false;
  try {
    for (;;) {
      const { done, value } = await Promise.race([read(), late]);
      isWhole = done === true;
      if (done) return;
      size += value.byteLength;
      if (size > limit) throw tooLarge(limit);
      yield value;
    }
  } finally {
    clearTimeout(timer);
    // Not awaited: the owner of the connection discards what the client still sends.
    if (!isWhole) body.return?.().catch(() => {});
  }
}

/** The client disconnected, unless `guardBody` cut it off. */
function brokenOff(error: unknown, limit: number): AppError {
  // By message: server.ts and Next's bundles each have their own class AppError.
  const isOver = error instanceof Error && error.message === "payload_too_large";
  return isOver ? tooLarge(limit) : new AppError({ code: "request_aborted" });
}

async function collect(source: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(source: AsyncIterable<Uint8Array>, encoding: "gzip" | "br", limit: number): Promise<Uint8Array> {
  const packed = Readable.from(source, { objectMode: false });
  const unpacker = encoding === "gzip" ? createGunzip() : createBrotliDecompress();
  packed.on("error", (error) => unpacker.destroy(error));
  try {
    return await collect(packed.pipe(unpacker), limit);
  } catch (error) {
    throw error instanceof AppError ? error : invalid("body", `Must be valid ${encoding} data`);
  } finally {
    packed.destroy();
    unpacker.destroy();
  }
}
