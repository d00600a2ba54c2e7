import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";
import { Snapshot, Video } from "@/lib/tracking/videos/schemas";

export const SnapshotCreated = z.object({
  video_id: z.string(),
  video_uuid: z.uuid(),
  platform: Platform,
  snapshot: Snapshot,
});
export type SnapshotCreated = z.infer<typeof SnapshotCreated>;

/** A tracking at a change of its status. */
const tracking = <R extends z.ZodType>(reason: R) =>
  z.object({
    video: Video,
    reason,
    /** Number of stored snapshots. */
    snapshots: z.int(),
    /** Total in US dollars. */
    cost: z.number(),
  });

export const TrackingStarted = tracking(z.enum(["track", "import", "follow"]));
export type TrackingStarted = z.infer<typeof TrackingStarted>;

export const TrackingPaused = tracking(z.enum(["no_balance", "suspended"]));
export type TrackingPaused = z.infer<typeof TrackingPaused>;

export const TrackingResumed = tracking(z.enum(["balance_restored", "suspension_lifted"]));
export type TrackingResumed = z.infer<typeof TrackingResumed>;

export const TrackingCompleted = tracking(z.enum(["completed", "stopped", "error", "cancelled"]));
export type TrackingCompleted = z.infer<typeof TrackingCompleted>;
