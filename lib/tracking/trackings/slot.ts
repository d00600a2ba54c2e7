import { createHash } from "node:crypto";

/** The minute of the hour (0–59) at which a video is collected: the same for everyone who tracks it. */
export function slotOf(platform: string, externalId: string): number {
  return createHash("sha256").update(`${platform}:${externalId}`).digest().readUInt32BE(0) % 60;
}
