import type { z } from "zod";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { parseFields } from "@/lib/core/parse-fields";
import { ParsedTrackRequest, type TrackedVideo } from "@/lib/tracking/videos/schemas";
import { trackVideo as trackParsed } from "@/lib/tracking/videos/track";

/** Tracks a video by its link, parsed as the transports parse it. */
export async function trackVideo(
  ctx: OrganizationContext,
  request: z.input<typeof ParsedTrackRequest>,
): Promise<TrackedVideo> {
  const parsed = parseFields(ParsedTrackRequest, request);
  if (!parsed.ok) throw new AppError({ code: "invalid_request", details: parsed.errors });
  return trackParsed(ctx, parsed.data);
}
