import sharp from "sharp";
import type { Context } from "@/lib/core/context";
import { withDeadline } from "@/lib/core/deadline";
import { Lanes } from "@/lib/core/lanes";
import { safeFetch } from "@/lib/core/safe-fetch";
import { sandboxHeaders } from "@/lib/platforms/targets";

const MAX_SOURCE_BYTES = 5 * 2 ** 20;
const MAX_SOURCE_PIXELS = 40_000_000;

/** For waiting, loading and decoding together. */
const DEADLINE_MS = 30_000;
const DECODE_SECONDS = 10;
/** Each can hold 5 MB and a decoder's memory, and pages load dozens of pictures at the same time. */
const lanes = new Lanes(6, 300);

/**
 * Fetches a platform's picture as WebP, scaled down to fit into `width` × `height` pixels if it is larger.
 * @throws Error if the response is not a picture of ordinary size, or does not arrive in time
 */
export const fetchPicture = (ctx: Context, url: string, size: Size): Promise<Buffer> =>
  withDeadline(DEADLINE_MS, "A picture", () => lanes.run(() => load(ctx, url, size)));

interface Size {
  width: number;
  height: number;
}

async function load(ctx: Context, url: string, { width, height }: Size): Promise<Buffer> {
  const { status, headers, body } = await safeFetch(url, {
    headers: { accept: "image/*", ...sandboxHeaders(ctx.now()) },
    maxBytes: MAX_SOURCE_BYTES,
  });
  if (status !== 200) throw new Error(`status ${status}`);
  const type = headers["content-type"]?.trim();
  // Some image servers send no content type. Then only the first bytes count.
  if (type && !/^image\/(?!svg)/i.test(type)) throw new Error("not an image by its content type");
  if (!isRaster(body)) throw new Error("not an image by its content");
  return sharp(body, { limitInputPixels: MAX_SOURCE_PIXELS, failOn: "error" })
    .rotate()
    .resize({ width, height, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 75 })
    .timeout({ seconds: DECODE_SECONDS })
    .toBuffer();
}

/**
 * JPEG, PNG, GIF, WebP or AVIF, by their first bytes. SVG and other formats that reference other files never reach a
 * decoder, whatever the header says.
 */
function isRaster(bytes: Buffer): boolean {
  const begin = bytes.toString("latin1", 0, 12);
  const kind = begin.slice(begin.startsWith("RIFF") || begin.slice(4, 8) === "ftyp" ? 8 : 0);
  return ["\xff\xd8\xff", "\x89PNG\r\n", "GIF87a", "GIF89a", "WEBP", "avif", "avis"].some((sign) =>
    kind.startsWith(sign),
  );
}
