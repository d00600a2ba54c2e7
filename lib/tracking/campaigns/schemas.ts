import { z } from "zod";
import { Named, VideoIds } from "@/lib/tracking/labels/schemas";

export const CampaignList = z.object({ campaigns: z.array(Named) });
export type CampaignList = z.infer<typeof CampaignList>;

export const SetCampaignRequest = z.object({
  videos: VideoIds,
  /** Campaign ID; null removes the videos from their campaign. */
  campaign: z.string().max(64).nullable(),
});
export type SetCampaignRequest = z.infer<typeof SetCampaignRequest>;
