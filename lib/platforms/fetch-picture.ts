import type { Context } from "@/lib/core/context";
import { withDeadline } from "@/lib/core/deadline";
import { Lanes } from "@/lib/core/lanes";
import { PICTURE_FORMATS, type PictureTerms, toWebp } from "@/lib/core/picture";
import { safeFetch } from "@/lib/core/safe-fetch";
import { sandboxHeaders } from "@/lib/platforms/targets";

const MAX_SOURCE_BYTES = 5 * 2 ** 20;
const ACCEPTED = { formats: PICTURE_FORMATS, maxPixels: 40_000_000, quality: 75 };

/** For waiting, loading and decoding together. */
const DEADLINE_MS = 30_000;
/** Each can hold 5 MB and a decoder's memory, and pages load dozens of pictures at the same time. */
const lanes = new Lanes(6, 300);

type Size = Pick<PictureTerms, "width" | "height">;

/**
 * Fetches a platform's picture as WebP, scaled down to fit into `width` × `height` pixels if it is larger.
 * @throws Error if the response is not a picture of ordinary size, or does not arrive in time
 */
export const fetchPicture = (ctx: Context, url: string, size: Size): Promise<Buffer> =>
  withDeadline(DEADLINE_MS, "A picture", () => lanes.run(() => load(ctx, url, size)));

async function load(ctx: Context, url: string, size: Size): Promise<Buffer> {
  const { status, headers, body } = await safeFetch(url, {
    headers: { accept: "image/*", ...sandboxHeaders(ctx.now()) },
    maxBytes: MAX_SOURCE_BYTES,
  });
  if (status !== 200) throw new Error(`status ${status}`);
  const type = headers["content-type"]?.trim();
  // Some image servers send no content type. Then only the first bytes count.
  if (type && !/^image\/(?!svg)/i.test(type)) throw new Error("not an image by its content type");
  return toWebp(body, { ...size, ...ACCEPTED });
}
