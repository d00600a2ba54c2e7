import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { thumbnails, videos } from "@/db/schema";
import { loadThumbnail } from "@/lib/tracking/videos/thumbnail";
import { testContext } from "@/test/context";

const NOW = new Date("2026-03-10T12:00:00Z");
let server: Server;
let origin = "";
let hits = 0;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => {
    hits++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.SANDBOX_URL = origin;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  hits = 0;
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3366cc" } });
const serve =
  (body: Buffer | string, type = "image/png", status = 200): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { "content-type": type }).end(body);

async function newVideo(thumbnailUrl: string | null = `${origin}/picture`): Promise<number> {
  const [row] = await testContext()
    .db.insert(videos)
    .values({
      platform: "youtube",
      externalId: randomBytes(8).toString("hex"),
      slot: 0,
      canonicalUrl: "https://example.com/",
      thumbnailUrl,
      createdAt: NOW,
      metadataAt: NOW,
    })
    .returning({ id: videos.id });
  return row?.id ?? 0;
}
const stored = async (videoId: number) => {
  const [row] = await testContext().db.select().from(thumbnails).where(eq(thumbnails.videoId, videoId));
  return row;
};

describe("a picture", () => {
  it.each([
    ["a wide PNG", 1280, 720, 320, 180],
    ["a tall one", 1080, 1920, 320, 569],
    ["a very tall one", 100, 6400, 10, 640],
    ["a small one", 120, 90, 120, 90],
  ])("%s becomes a small WebP and is stored", async (_name, width, height, smallWidth, smallHeight) => {
    answer = serve(await picture(width, height).png().toBuffer());
    const id = await newVideo();
    const webp = await loadThumbnail(testContext(NOW), id);
    expect(await sharp(webp ?? undefined).metadata()).toMatchObject({
      format: "webp",
      width: smallWidth,
      height: smallHeight,
    });
    expect(await stored(id)).toMatchObject({ webp, attempts: 1, nextAttemptAt: null, fetchedAt: NOW });
    expect(await loadThumbnail(testContext(NOW), id)).toEqual(webp);
    expect(hits).toBe(1);
  });

  it.each(["jpeg", "webp", "gif", "avif"] as const)("%s is accepted too", async (format) => {
    answer = serve(await picture(64, 64).toFormat(format).toBuffer(), `image/${format}`);
    expect(await loadThumbnail(testContext(NOW), await newVideo())).not.toBeNull();
  });

  it.each([undefined, "", " "])("is detected by its content if its type is %j", async (type) => {
    const png = await picture(64, 64).png().toBuffer();
    answer = (_request, response) =>
      response.writeHead(200, type === undefined ? {} : { "content-type": type }).end(png);
    expect(await loadThumbnail(testContext(NOW), await newVideo())).not.toBeNull();
  });

  it("is fetched once for many concurrent requests", async () => {
    const png = await picture(640, 360).png().toBuffer();
    answer = (request, response) => setTimeout(() => serve(png)(request, response), 50);
    const id = await newVideo();
    const all = await Promise.all(Array.from({ length: 10 }, () => loadThumbnail(testContext(NOW), id)));
    expect(hits).toBe(1);
    expect(new Set(all).size).toBe(1);
    expect(all[0]).not.toBeNull();
  });
});

describe("what isn't a picture", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const bad: [string, () => Promise<RequestListener>][] = [
    ["an SVG", async () => serve(svg, "image/svg+xml")],
    ["an SVG in disguise", async () => serve(svg, "image/png")],
    ["an SVG without a type", async () => (_request, response) => response.end(svg)],
    ["a page without a type", async () => (_request, response) => response.end("<html>")],
    ["a page", async () => serve("<html>", "text/html")],
    ["a picture called otherwise", async () => serve(await picture(9, 9).png().toBuffer(), "application/octet-stream")],
    [
      "a cut-off picture",
      async () => serve((await picture(900, 900).jpeg().toBuffer()).subarray(0, 400), "image/jpeg"),
    ],
    ["a picture of too many pixels", async () => serve(await picture(8000, 8000).png().toBuffer())],
    ["more than 5 MB", async () => serve(Buffer.alloc(5 * 2 ** 20 + 1, "\x89PNG"))],
    ["an expired link", async () => serve("Forbidden", "image/png", 403)],
    ["a redirect", async () => (_request, response) => response.writeHead(302, { location: "/other" }).end()],
  ];
  it.each(bad)("%s isn't stored", async (_name, listener) => {
    answer = await listener();
    const id = await newVideo();
    expect(await loadThumbnail(testContext(NOW), id)).toBeNull();
    expect(hits).toBe(1);
    expect(await stored(id)).toMatchObject({
      webp: null,
      attempts: 1,
      nextAttemptAt: new Date("2026-03-10T12:05:00Z"),
    });
  });

  it("private addresses aren't requested", async () => {
    const id = await newVideo(`http://127.0.0.1:${Number(new URL(origin).port) + 1}/picture`);
    expect(await loadThumbnail(testContext(NOW), id)).toBeNull();
    expect(await stored(id)).toMatchObject({ webp: null, attempts: 1 });
  });

  it("without a link or an existing video, nothing is tried", async () => {
    const id = await newVideo(null);
    expect(await loadThumbnail(testContext(NOW), id)).toBeNull();
    expect(await loadThumbnail(testContext(NOW), 999_999_999)).toBeNull();
    expect(await stored(id)).toBeUndefined();
  });
});

it("failures are retried in growing intervals until one succeeds", async () => {
  const ctx = testContext(NOW);
  const id = await newVideo();
  answer = serve("gone", "text/plain", 404);
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 7; attempt++) {
    expect(await loadThumbnail(ctx, id)).toBeNull();
    expect(await loadThumbnail(ctx, id)).toBeNull();
    const row = await stored(id);
    expect([row?.attempts, hits]).toEqual([attempt, attempt]);
    const next = row?.nextAttemptAt ?? NOW;
    waits.push((next.getTime() - ctx.now().getTime()) / 60_000);
    ctx.clock.set(next);
  }
  expect(waits).toEqual([5, 20, 80, 320, 1280, 1440, 1440]);
  answer = serve(await picture(64, 64).png().toBuffer());
  expect(await loadThumbnail(ctx, id)).not.toBeNull();
  expect(await stored(id)).toMatchObject({ attempts: 8, nextAttemptAt: null });
});
