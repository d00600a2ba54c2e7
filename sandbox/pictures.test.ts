import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Client, startClient } from "./test-client";

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.close());

const fetchBytes = async (path: string) => {
  const response = await fetch(`${client.url}${path}`);
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

it.each([
  ["/thumbnails/youtube/dQw4w9WgXcQ.png", "png", 640],
  ["/thumbnails/tiktok/7234567890.webp?size=origin", "webp", 640],
  ["/avatars/twitter/20.png", "png", 240],
  ["/avatars/x/20.webp", "webp", 240],
])("%s is a valid picture and always the same", async (path, format, width) => {
  const { type, bytes } = await fetchBytes(path);
  expect(type).toBe(`image/${format}`);
  expect(await sharp(bytes).metadata()).toMatchObject({ format, width });
  expect((await fetchBytes(path)).bytes.equals(bytes)).toBe(true);
});

it("differ by ID", async () => {
  const [one, two] = await Promise.all(["a1", "a2"].map((id) => fetchBytes(`/thumbnails/instagram/${id}.png`)));
  expect(one?.bytes.equals(two?.bytes ?? Buffer.alloc(0))).toBe(false);
});

it.each(["/thumbnails/myspace/1.png", "/thumbnails/youtube/1.svg", "/thumbnails/youtube/.png"])(
  "%s does not exist",
  async (path) => {
    expect((await fetchBytes(path)).status).toBe(404);
  },
);
