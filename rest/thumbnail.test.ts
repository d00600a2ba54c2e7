import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { thumbnails, trackings } from "@/db/schema";
import { ACCEPTS_NOTHING } from "@/rest/negotiate";
import { answerThumbnail } from "@/rest/thumbnail";
import { toResponse } from "@/rest/web-response";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const ctx = testContext();
const ask = async (uuid: string) =>
  toResponse(await answerThumbnail({ params: { uuid }, accepted: ACCEPTS_NOTHING }, () => ctx));

async function tracked(seed: string) {
  const owner = await createTestOrganization(ctx);
  const link = `https://www.tiktok.com/@user/video/${seed}`;
  const { id } = await trackVideo(owner, { video_link: link, duration_days: 1 });
  const [tracking] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
  if (!tracking) throw new Error("not tracked");
  return tracking;
}

test("returns the picture to anyone who knows the UUID, cacheable and for any site", async () => {
  const response = await ask((await tracked("7234567890123460001")).uuid);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "public, max-age=2592000, immutable",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([bytes.toString("latin1", 0, 4), bytes.toString("latin1", 8, 12)]).toEqual(["RIFF", "WEBP"]);
});

test("is an uncacheable 404 for an unknown or invalid UUID, and while there is no picture", async () => {
  const { uuid, videoId, publicId } = await tracked("7234567890123460002");
  const nextAttemptAt = new Date(ctx.now().getTime() + 60_000);
  await ctx.db.insert(thumbnails).values({ videoId, attempts: 1, nextAttemptAt, fetchedAt: ctx.now() });
  for (const id of [randomUUID(), "x", publicId, "\0", uuid]) {
    const response = await ask(id);
    expect([response.status, await response.json()]).toEqual([404, { error: "Thumbnail not found" }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  }
});
