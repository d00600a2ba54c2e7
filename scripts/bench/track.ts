import { randomUUID } from "node:crypto";
import type { DatabaseHandle } from "@/db/client";
import { memoryLimiter } from "@/lib/core/rate-limit";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createKey } from "@/lib/developers/keys/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";
import { trackVideo } from "@/lib/tracking/videos/track";
import { trackVideoOperation } from "@/rest/operations/videos";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";
import { mintId } from "@/sandbox/ids";
import { fill, START } from "@/scripts/bench/fill";
import type { Measurement } from "@/scripts/bench/measure";
import { type Observed, openObserved } from "@/scripts/bench/observed";

const GOAL = { of: "figure", atMost: 8, band: 0 } as const;

/**
 * Counts the statements of `POST /videos/track` besides `begin` and `commit`: from the lookup of its key to its last
 * write. The highest count of all platforms.
 */
export async function benchTrack(handle: DatabaseHandle): Promise<Measurement[]> {
  const counts = await countTracking(handle);
  const most = (isIdempotent: boolean) =>
    Math.max(...counts.filter((count) => count.isIdempotent === isIdempotent).map(({ sent }) => sent.length));
  return [
    { name: "POST /videos/track, statements", unit: "", ours: [most(false)], goal: GOAL },
    {
      name: "POST /videos/track with an Idempotency-Key, statements",
      unit: "",
      ours: [most(true)],
      goal: { ...GOAL, atMost: 10 },
    },
  ];
}

interface Counted {
  platform: Platform;
  isIdempotent: boolean;
  /** Without `begin` and `commit`. */
  sent: string[];
}

/** Tracks a video of each platform through the REST pipeline, without and with an `Idempotency-Key`. */
export async function countTracking(handle: DatabaseHandle): Promise<Counted[]> {
  const owner = await fill(handle, 1);
  const observed = openObserved();
  const POST = trackRoute(observed);
  const newKey = async () =>
    (await createKey(owner, { name: "Bench", roles: ["videos:write"], expires_in_days: null })).key;
  async function track(platform: Platform, seed: string, headers: Record<string, string>) {
    // An unknown key each, so that it is looked up.
    const key = await newKey();
    const link = canonicalVideoUrl(platform, mintId(platform, new Date(START.getTime() - HOUR_MS), seed));
    const body = JSON.stringify({ video_link: link, duration_days: 1 });
    const request = new Request("http://localhost", {
      method: "POST",
      body,
      headers: { "X-API-Key": key, ...headers },
    });
    return observed.statementsOf(async () => {
      const { status } = await POST(request, { params: Promise.resolve({}) });
      if (status !== 200) throw new Error(`tracking a video of ${platform} answered ${status}`);
    });
  }
  const counted: Counted[] = [];
  try {
    for (const platform of PLATFORMS) {
      // The first call opens connections and the platform's quota.
      await track(platform, "first", {});
      for (const isIdempotent of [false, true]) {
        const headers: Record<string, string> = isIdempotent ? { "Idempotency-Key": randomUUID() } : {};
        counted.push({ platform, isIdempotent, sent: await track(platform, `counted ${isIdempotent}`, headers) });
      }
    }
    return counted;
  } finally {
    await observed.close();
  }
}

function trackRoute({ db }: Observed) {
  const limits = { requests: memoryLimiter(randomUUID()), failures: memoryLimiter(randomUUID()) };
  const context = () => ({ db, now: () => START });
  return routes({ POST: bind(trackVideoOperation, trackVideo, { context, limits: () => limits }) }).POST;
}
