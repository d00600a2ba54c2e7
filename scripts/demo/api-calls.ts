import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import type { KeyRole } from "@/lib/core/key-role-schemas";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { createKey } from "@/lib/developers/keys/create";
import type { RequestEntry } from "@/lib/developers/requests/buffer";
import { writeRequests } from "@/lib/developers/requests/write";
import type { Played } from "@/scripts/demo/history";

/** A program that calls the API on a schedule. */
interface Program {
  key: string;
  roles: readonly KeyRole[];
  /** Whether it runs in an hour (UTC). */
  isRunning: (at: Date) => boolean;
  /** The calls of one run. */
  calls: (runAt: Date, videoIds: readonly string[]) => Call[];
}

type Call = Pick<RequestEntry, "route" | "path"> & { method?: string; status?: number; duration: number };

const get = (path: string, duration: number, route = path): Call => ({
  route: `/api/v1${route}`,
  path: `/api/v1${path}`,
  duration,
});

const isWeekday = (at: Date) => at.getUTCDay() % 6 !== 0;

const PROGRAMS: readonly Program[] = [
  {
    key: "Data warehouse",
    roles: ["videos:read", "usage:read"],
    isRunning: (at) => at.getUTCHours() % 6 === 4,
    calls: (_, videoIds) => [
      get("/videos", 38),
      ...videoIds.map((id) => get(`/videos/${id}`, 24, "/videos/{id}")),
      get("/usage", 9),
    ],
  },
  {
    key: "Campaign report",
    roles: ["campaigns:read", "videos:read"],
    isRunning: (at) => isWeekday(at) && at.getUTCHours() >= 8 && at.getUTCHours() < 18,
    calls: (at, videoIds) => [
      get("/campaigns", 21),
      get("/videos", 33),
      // It still has the ID of a video that was deleted.
      ...(at.getUTCHours() === 9
        ? [{ ...get("/videos/q8w2m5t1x7c4v9b3n6k0j5h2", 6, "/videos/{id}"), status: 404 }]
        : videoIds.length === 0
          ? []
          : [get(`/videos/${videoIds[at.getUTCHours() % videoIds.length]}`, 22, "/videos/{id}")]),
    ],
  },
];

/** Calls per statement. */
const AT_ONCE = 500;

/** Videos that the programs read in one run: the ones tracked last. */
const VIDEOS = 12;

/** Logs the calls of two programs since `begin`, as the API's pipeline would have, with keys of their own. */
export async function makeApiCalls(ctx: OrganizationContext, played: readonly Played[], begin: Date): Promise<void> {
  const end = ctx.now().getTime();
  for (const { key: name, roles, isRunning, calls } of PROGRAMS) {
    const createdAt = new Date(begin.getTime() + DAY_MS);
    const { id } = await createKey(
      { ...ctx, now: () => createdAt },
      { name, roles: [...roles], expires_in_days: null },
    );
    const [key] = await ctx.db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.publicId, id));
    if (!key) throw new Error("the key was not created");
    const entries: RequestEntry[] = [];
    for (let hour = createdAt.getTime(); hour < end; hour += HOUR_MS) {
      const runAt = new Date(hour);
      if (!isRunning(runAt)) continue;
      const known = played.filter(({ startsAt }) => begin.getTime() + startsAt * HOUR_MS < hour);
      const videoIds = known.slice(-VIDEOS).map(({ id }) => id);
      for (const [index, call] of calls(runAt, videoIds).entries()) {
        const share = shareOf(`${name} ${hour} ${index}`);
        entries.push({
          requestId: uuidOf(`${name} ${hour} ${index}`),
          ...{ organizationId: ctx.organization.id, keyId: key.id, method: "GET", status: 200, credits: 0 },
          ...call,
          duration: Math.round(call.duration * (0.7 + 0.9 * share ** 3)),
          at: new Date(hour + (index + share) * SECOND_MS),
        });
      }
    }
    for (let start = 0; start < entries.length; start += AT_ONCE)
      await writeRequests(ctx.db, entries.slice(start, start + AT_ONCE));
  }
}

const digestOf = (text: string) => createHash("sha256").update(text).digest();
/** Returns a number from 0 to 1 that only depends on the text. */
const shareOf = (text: string): number => digestOf(text).readUInt32BE() / 2 ** 32;
/** Returns a UUID that only depends on the text. */
const uuidOf = (text: string): string =>
  digestOf(text)
    .toString("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
