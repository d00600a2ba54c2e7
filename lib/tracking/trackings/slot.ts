import { createHash } from "node:crypto";

/**
 * Returns the minute of the hour (0–59) at which a video is collected, the same for every organization that tracks it.
 */
export function slotOf(platform: string, externalId: string): number {
  return createHash("sha256").update(`${platform}:${externalId}`).digest().readUInt32BE(0) % 60;
}
