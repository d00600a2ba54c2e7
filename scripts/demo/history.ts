import type { Database } from "@/db/client";
import { enterCreators } from "@/lib/channels/channels/enter-creators";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/unit-rules";
import { turnHour } from "@/lib/operations/jobs/turn-hour";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { stopVideo } from "@/lib/tracking/videos/stop";
import { trackKnownVideo } from "@/lib/tracking/videos/track";
import { ALERTS_HOUR, createAlerts, evaluateAlerts } from "@/scripts/demo/alerts";
import { findId, makeScenes, type Scene } from "@/scripts/demo/scenes";

/** One slot for all, so that an hour of history takes one claim and one batch per platform. */
const SLOT = 37;

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

/** A scene with the public ID of its tracking. */
export interface Played extends Scene {
  id: string;
}

export interface Stage {
  clock: TurnableContext;
  ctx: OrganizationContext;
  sandboxUrl: string;
  /** Called before each start, because a start requires the whole tracking's cost. */
  fund(): Promise<void>;
  /** Receives the emails of alerts. */
  email: string;
}

/**
 * Plays the scenes from the clock's time to `until`, using the product's verbs and collection.
 * @returns the scenes in the order in which their trackings started
 */
export async function makeHistory({ clock, ctx, sandboxUrl, fund, email }: Stage, until: Date): Promise<Played[]> {
  const begin = clock.now().getTime();
  const at = (hour: number) => new Date(begin + hour * HOUR_MS);
  const played: Played[] = [];
  const lastDay = until.getTime() - DAY_MS;
  const work = async (turned: Context) => {
    await runDailyJobs(turned);
    if (turned.now() > at(ALERTS_HOUR)) await evaluateAlerts(turned);
    if (turned.now().getTime() > lastDay) await enterAllCreators(turned);
  };
  const steps = makeScenes().flatMap((scene) => {
    let id = "";
    const track = async () => {
      const { platform } = scene.creator;
      const externalId = findId(scene, at(scene.startsAt - scene.publishedBefore), (of, id) => slotOf(of, id) === SLOT);
      await injectFaults(sandboxUrl, scene, externalId, at);
      await fund();
      ({ id } = await trackKnownVideo(ctx, { platform, externalId, durationDays: scene.days }));
      played.push({ ...scene, id });
    };
    const steps = [{ hour: scene.startsAt, act: track }];
    if (scene.stopsAt !== undefined)
      steps.push({ hour: scene.stopsAt, act: async () => void (await stopVideo(ctx, { id })) });
    return steps;
  });
  steps.push({ hour: ALERTS_HOUR, act: () => createAlerts(ctx, email) });
  for (const { hour, act } of steps.sort((a, b) => a.hour - b.hour)) {
    await replay(clock, at(hour), { work });
    await act();
  }
  await replay(clock, until, { work });
  return played;
}

/** Runs the daily jobs at the two hours when all their work is due: subscriber counts early, channels late. */
const WORK_HOURS = [5, 22];
const runDailyJobs = async (ctx: Context): Promise<void> => {
  if (WORK_HOURS.includes(ctx.now().getUTCHours())) await turnHour(ctx);
};

/** The hourly job enters each creator within a day, so that none depends on the hour when the demo is made. */
async function enterAllCreators(ctx: Context): Promise<void> {
  for (const platform of PLATFORMS) await enterCreators(ctx, platform);
}

async function injectFaults(sandboxUrl: string, scene: Scene, id: string, at: (hour: number) => Date): Promise<void> {
  const { platform } = scene.creator;
  const inject = async (fault: string, from: Date, until?: Date) => {
    const response = await fetch(`${sandboxUrl}/control/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ platform, fault, ids: [id], from, ...(until && { until }) }),
    });
    if (!response.ok) throw new Error(`the sandbox rejected the fault ${fault}: ${await response.text()}`);
  };
  if (scene.goneAt !== undefined) await inject("absent", at(scene.goneAt));
  if (scene.lapse) await inject(scene.lapse.fault, at(scene.lapse.from), at(scene.lapse.until));
}
