import { Hono } from "hono";
import sharp from "sharp";
import { hash, mix, unit } from "./hash";
import { toPlatform } from "./platforms";

/** Number of cached pictures, about ten kilobytes each. */
const KEPT = 300;
const TYPES = { png: "image/png", webp: "image/webp" } as const;
type Format = keyof typeof TYPES;

/**
 * Serves `/thumbnails/<platform>/<id>.png|webp` and `/avatars/…`. Generated from the ID alone, so a picture never
 * changes.
 */
export function pictures(kind: "thumbnail" | "avatar"): Hono {
  const ready = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return new Hono().get("/:platform/:file", async (c) => {
    const [, id, format] = /^([0-9A-Za-z_-]{1,64})\.(png|webp)$/.exec(c.req.param("file")) ?? [];
    const platform = toPlatform(c.req.param("platform"));
    if (!platform || !id || !isFormat(format)) return c.text("Not Found", 404);
    const key = `${platform}/${id}.${format}`;
    let picture = ready.get(key);
    if (!picture) {
      picture = draw(kind, hash(`${kind}:${platform}:${id}`), format);
      if (ready.size >= KEPT) ready.clear();
      ready.set(key, picture);
    }
    return new Response(await picture, {
      headers: { "content-type": TYPES[format], "cache-control": "public, max-age=3600" },
    });
  });
}

async function draw(kind: "thumbnail" | "avatar", seed: number, format: Format): Promise<Uint8Array<ArrayBuffer>> {
  const svg = Buffer.from(kind === "thumbnail" ? scene(seed) : face(seed));
  const image = sharp(svg);
  return new Uint8Array(
    await (format === "png" ? image.png({ palette: true }) : image.webp({ quality: 78 })).toBuffer(),
  );
}

/** Draws a sky, a sun and three ranges of hills. */
function scene(seed: number): string {
  const hue = mix(seed, 1) % 360;
  const sun = { x: 90 + 460 * unit(seed, 2), y: 60 + 130 * unit(seed, 3), r: 26 + 40 * unit(seed, 4) };
  const hills = [0, 1, 2].map((range) => {
    const base = 200 + range * 55;
    const [a, b, c] = [0, 1, 2].map((wave) => base - 90 * unit(seed, 10 + 3 * range + wave));
    return `<path d="M0 ${a} C 160 ${b}, 320 ${c}, 640 ${a} V 360 H 0 Z" fill="hsl(${hue + 25 * range} 45% ${46 - 13 * range}%)"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">
    <defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue + 190} 60% 62%)"/>
    <stop offset="1" stop-color="hsl(${hue + 20} 80% 84%)"/></linearGradient></defs>
    <rect width="640" height="360" fill="url(#s)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="hsl(${hue + 40} 95% 92%)"/>
    ${hills.join("")}</svg>`;
}

/** Draws head and shoulders on a plain background. */
function face(seed: number): string {
  const hue = mix(seed, 1) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" fill="hsl(${hue} 50% 78%)"/>
    <circle cx="120" cy="${92 + 8 * unit(seed, 2)}" r="${38 + 10 * unit(seed, 3)}" fill="hsl(${hue + 150} 35% 45%)"/>
    <ellipse cx="120" cy="232" rx="${76 + 20 * unit(seed, 4)}" ry="78" fill="hsl(${hue + 200} 40% 38%)"/></svg>`;
}

function isFormat(format: string | undefined): format is Format {
  return format === "png" || format === "webp";
}
