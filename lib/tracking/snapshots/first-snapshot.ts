import type { SQL } from "drizzle-orm";
import type { videoState } from "@/db/schema";
import type { Platform, VideoData } from "@/lib/platforms/schemas";
import { TailWriter } from "./block-writer-rules";
import { HourSums } from "./rollups";

type State = Omit<typeof videoState.$inferInsert, "trackingId">;

/**
 * Returns what a tracking that starts with a snapshot has to write besides its own row: its state, and named statements
 * for the rollups. Same as an empty state and `appendSnapshots`, but the caller can write all of it in one statement.
 */
export function firstSnapshot(
  { organizationId, platform }: { organizationId: number; platform: Platform },
  takenAt: Date,
  { figures, provider }: Pick<VideoData, "figures" | "provider">,
): { state: State; rollups: SQL[] } {
  const writer = new TailWriter(new Uint8Array());
  const gains = writer.addSnapshot({ hour: 0, takenAt: takenAt.getTime(), figures, provider });
  if (!gains) throw new Error("an empty tail refused a snapshot");
  const hours = new HourSums();
  hours.add(organizationId, takenAt, platform, gains);
  const state = { settledHour: 0, snapshots: 1, badHours: 0, latestAt: takenAt, ...figures };
  // No day's gain: nothing is known before the first snapshot.
  return { state: { ...state, tail: Buffer.from(writer.tail()) }, rollups: hours.statements() };
}
