import sharp from "sharp";

const DECODE_SECONDS = 10;

/** What a picture may begin with, by its format; ISO files (AVIF) and RIFF files (WebP) have it after their header. */
const SIGNS = {
  jpeg: ["\xff\xd8\xff"],
  png: ["\x89PNG\r\n"],
  gif: ["GIF87a", "GIF89a"],
  webp: ["WEBP"],
  avif: ["avif", "avis"],
} as const satisfies Record<string, readonly string[]>;
export type PictureFormat = keyof typeof SIGNS;
export const PICTURE_FORMATS = Object.keys(SIGNS) as PictureFormat[];

export interface PictureTerms {
  /** In pixels. */
  width: number;
  height: number;
  formats: readonly PictureFormat[];
  /** Width × height of the source. */
  maxPixels: number;
  quality: number;
}

/** Why a picture was refused: another format, more pixels than allowed, or content that can't be decoded. */
export class PictureError extends Error {
  constructor(
    readonly reason: "format" | "pixels" | "broken",
    options?: ErrorOptions,
  ) {
    super(`not an accepted picture: ${reason}`, options);
  }
}

/**
 * Returns a picture as WebP, scaled down to fit if it is larger. Its metadata, such as the place it was taken at, is
 * gone. Its size is read from its header, before anything is decoded.
 * @throws PictureError
 */
export async function toWebp(bytes: Buffer, terms: PictureTerms): Promise<Buffer> {
  const { width, height, formats, maxPixels, quality } = terms;
  if (!formats.some((format) => isOf(bytes, format))) throw new PictureError("format");
  try {
    const size = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (size.width * size.height > maxPixels) throw new PictureError("pixels");
    return await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" })
      .rotate()
      .resize({ width, height, fit: "inside", withoutEnlargement: true })
      .webp({ quality })
      .timeout({ seconds: DECODE_SECONDS })
      .toBuffer();
  } catch (error) {
    throw error instanceof PictureError ? error : new PictureError("broken", { cause: error });
  }
}

/** Returns a picture as PNG, for programs that don't know WebP. */
export const toPng = (webp: Buffer): Promise<Buffer> => sharp(webp).png({ compressionLevel: 9 }).toBuffer();

/** By its first bytes: SVG and other formats that reference other files never reach a decoder, whatever a header says. */
function isOf(bytes: Buffer, format: PictureFormat): boolean {
  const begin = bytes.toString("latin1", 0, 12);
  const kind = begin.slice(begin.startsWith("RIFF") || begin.slice(4, 8) === "ftyp" ? 8 : 0);
  return SIGNS[format].some((sign) => kind.startsWith(sign));
}
