import type { Database } from "@/db/client";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { turnHour } from "@/lib/operations/jobs/turn-hour";
import type { Platform } from "@/lib/platforms/schemas";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { trackKnownVideo } from "@/lib/tracking/videos/track";
import { mintId } from "@/sandbox/ids";

const HOUR_MS = 3_600_000;

/** One slot per platform, so that two weeks of history take only a few calls per hour. */
const SLOTS: Record<Platform, number> = { tiktok: 7, youtube: 22, instagram: 37, twitter: 52 };

interface Scene {
  platform: Platform;
  days: number;
  /** Hours from the start of the history until tracking starts. The video was published some hours before. */
  startsAt: number;
  publishedBefore: number;
  stopsAt?: number;
  /** From this hour on, the platform reports that the video is gone. */
  goneAt?: number;
  /** Hours in which the platform temporarily reports the video as unavailable, so that there are gaps to see. */
  lapse?: { fault: string; from: number; until: number };
}

/** A dozen trackings: running, completed, stopped, and one failed. */
const SCENES: readonly Scene[] = [
  { platform: "tiktok", days: 30, startsAt: 1, publishedBefore: 2 },
  {
    platform: "tiktok",
    days: 7,
    startsAt: 30,
    publishedBefore: 1,
    lapse: { fault: "code_minus_one", from: 90, until: 92 },
  },
  { platform: "tiktok", days: 7, startsAt: 290, publishedBefore: 3 },
  { platform: "youtube", days: 30, startsAt: 2, publishedBefore: 5 },
  { platform: "youtube", days: 7, startsAt: 60, publishedBefore: 4 },
  { platform: "youtube", days: 14, startsAt: 200, publishedBefore: 2, goneAt: 260 },
  {
    platform: "instagram",
    days: 21,
    startsAt: 20,
    publishedBefore: 2,
    lapse: { fault: "private", from: 180, until: 182 },
  },
  { platform: "instagram", days: 14, startsAt: 40, publishedBefore: 6, stopsAt: 150 },
  { platform: "instagram", days: 5, startsAt: 310, publishedBefore: 1 },
  { platform: "twitter", days: 30, startsAt: 5, publishedBefore: 1 },
  { platform: "twitter", days: 3, startsAt: 100, publishedBefore: 1 },
  { platform: "twitter", days: 7, startsAt: 250, publishedBefore: 2 },
];

/** A context with a clock that can be set to past days. Sends no emails or webhooks. */
export function withMovableClock(db: Database, start: Date): TurnableContext {
  let now = start;
  return {
    db,
    quiet: true,
    now: () => now,
    turnTo: (at) => {
      now = at;
    },
  };
}

/** Plays the scenes from the clock's time to `until`, using the product's verbs and collection. */
export async function makeHistory(
  clock: TurnableContext,
  ctx: OrganizationContext,
  sandboxUrl: string,
  until: Date,
): Promise<void> {
  const begin = clock.now().getTime();
  const at = (hour: number) => new Date(begin + hour * HOUR_MS);
  const steps = SCENES.flatMap((scene, index) => {
    const externalId = idInSlot(scene, at(scene.startsAt - scene.publishedBefore), index);
    let id = "";
    const track = async () => {
      await injectFaults(sandboxUrl, scene, externalId, at);
      ({ id } = await trackKnownVideo(ctx, { platform: scene.platform, externalId, durationDays: scene.days }));
    };
    const steps = [{ hour: scene.startsAt, act: track }];
    if (scene.stopsAt !== undefined)
      steps.push({ hour: scene.stopsAt, act: async () => void (await stopVideo(ctx, { id })) });
    return steps;
  });
  for (const { hour, act } of steps.sort((a, b) => a.hour - b.hour)) {
    await replay(clock, at(hour), { work: runDailyJobs });
    await act();
  }
  await replay(clock, until, { work: runDailyJobs });
}

/** Runs the daily jobs at the two hours when all their work is due: subscriber counts early, channels late. */
const WORK_HOURS = [5, 22];
const runDailyJobs = async (ctx: Context): Promise<void> => {
  if (WORK_HOURS.includes(ctx.now().getUTCHours())) await turnHour(ctx);
};

/** Mints IDs until one falls into the platform's slot. */
function idInSlot(scene: Scene, publishedAt: Date, index: number): string {
  for (let attempt = 0; ; attempt++) {
    const id = mintId(scene.platform, publishedAt, `demo:${index}:${attempt}`);
    if (slotOf(scene.platform, id) === SLOTS[scene.platform]) return id;
  }
}

async function injectFaults(sandboxUrl: string, scene: Scene, id: string, at: (hour: number) => Date): Promise<void> {
  const inject = async (fault: string, from: Date, until?: Date) => {
    const response = await fetch(`${sandboxUrl}/control/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ platform: scene.platform, fault, ids: [id], from, ...(until && { until }) }),
    });
    if (!response.ok) throw new Error(`the sandbox rejected the fault ${fault}: ${await response.text()}`);
  };
  if (scene.goneAt !== undefined) await inject("absent", at(scene.goneAt));
  if (scene.lapse) await inject(scene.lapse.fault, at(scene.lapse.from), at(scene.lapse.until));
}
