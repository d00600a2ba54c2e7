import { expect, test } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { seedHistories, seedTracking, seedVideo } from "@/lib/tracking/snapshots/fixtures";
import { getVideo, getVideoText } from "@/lib/tracking/videos/get";
import { VideoDetail } from "@/lib/tracking/videos/schemas";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();

test("the text of a video is the JSON of its object, with missing hours, unknown metrics and any range", async () => {
  const owner = await createTestOrganization(ctx);
  const { id: trackingId, publicId: id } = await seedTracking(owner, await seedVideo(ctx, { title: 'A "title"' }));
  const start = ctx.now().getTime();
  const hours = Array.from({ length: 90 }, (_, hour) => hour).filter((hour) => hour % 7 !== 3);
  await seedHistories(
    ctx,
    new Map([
      [
        trackingId,
        hours.map((hour) => ({
          hour,
          takenAt: new Date(start + hour * HOUR_MS + hour * 13),
          views: hour % 5 === 0 ? null : 2 ** 53 - 1 - hour,
          likes: hour === 1 ? null : hour * 3,
          comments: 0,
          saves: hour % 2 === 0 ? hour : null,
          provider: hour < 40 ? "tiktok-scraper7" : 'a "new" one',
        })),
      ],
    ]),
  );
  const since = new Date(start + 30 * HOUR_MS).toISOString();
  const until = new Date(start + 60 * HOUR_MS).toISOString();
  for (const range of [{}, { since }, { until }, { since, until, limit: 5 }, { snapshots: "false" as const }]) {
    const video = await getVideo(owner, { id, ...range });
    expect((await getVideoText(owner, { id, ...range })).text).toBe(JSON.stringify(video));
    expect(VideoDetail.parse(video)).toEqual(video);
  }
});
