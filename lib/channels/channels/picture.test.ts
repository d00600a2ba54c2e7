import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { seedChannel } from "@/lib/channels/channels/fixtures";
import { getChannelPicture } from "@/lib/channels/channels/picture";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
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

const serve =
  (body: Buffer | string, type = "image/png", status = 200): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { "content-type": type }).end(body);
const png = () =>
  sharp({ create: { width: 900, height: 900, channels: 3, background: "#3366cc" } })
    .png()
    .toBuffer();
const setUp = async (pictureUrl: string | null = `${origin}/picture`) => {
  const ctx = testContext();
  const owner = await createTestOrganization(ctx);
  const { uuid } = await seedChannel(ctx, { pictureUrl });
  return { ctx, owner, load: () => getChannelPicture(owner, { id: uuid }) };
};

it("is fetched once, scaled down, and stored as WebP", async () => {
  answer = serve(await png());
  const { load } = await setUp();
  const [first, same] = await Promise.all([load(), load()]);
  expect(await sharp(first ?? Buffer.of()).metadata()).toMatchObject({ format: "webp", width: 192, height: 192 });
  expect(same).toEqual(first);
  expect(await load()).toEqual(first);
  expect(hits).toBe(1);
});

it("is fetched again after a week, and stays if that fails", async () => {
  answer = serve(await png());
  const { ctx, load } = await setUp();
  const first = await load();
  ctx.clock.advance(8 * 24 * HOUR);
  answer = serve("gone", "text/plain", 404);
  expect(await load()).toEqual(first);
  expect(hits).toBe(2);
  expect(await load()).toEqual(first);
  expect(hits).toBe(2);
});

it.each([
  ["no picture", serve("hello", "text/plain")],
  ["an SVG under another name", serve('<svg xmlns="http://www.w3.org/2000/svg"/>', "image/png")],
  ["an error", serve("", "image/png", 500)],
])("is null for %s, and retried later", async (_, failing) => {
  answer = failing;
  const { ctx, load } = await setUp();
  expect(await load()).toBeNull();
  expect(await load()).toBeNull();
  expect(hits).toBe(1);
  ctx.clock.advance(HOUR);
  answer = serve(await png());
  expect(await load()).not.toBeNull();
});

it("never requests an internal address", async () => {
  const { load } = await setUp("http://169.254.169.254/picture.png");
  expect(await load()).toBeNull();
  expect(await (await setUp(null)).load()).toBeNull();
  expect(hits).toBe(0);
});

it("needs a known channel and the right to see channels", async () => {
  const { owner } = await setUp();
  await expect(getChannelPicture(owner, { id: randomUUID() })).rejects.toMatchObject({
    refusal: { code: "not_found" },
  });
  const key = { ...owner, actor: { type: "key", keyId: 1, keyName: "", roles: [] } as const };
  await expect(getChannelPicture(key, { id: randomUUID() })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
});
