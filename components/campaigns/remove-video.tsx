"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { toast } from "@/components/toast";
import { videoTitle } from "@/components/ui/video-title";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { CampaignPost } from "@/lib/insight/campaigns/dashboard-schemas";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { refreshCampaigns, setCampaignVideos } from "./queries";

interface RemoveVideoProps {
  campaign: Campaign;
  post: CampaignPost;
}

/** Takes a video out of the campaign. Its tracking continues. */
export function RemoveVideo({ campaign, post }: RemoveVideoProps) {
  const client = useQueryClient();
  const { mutate, isPending } = useCancelableMutation({
    send: (signal) => setCampaignVideos(campaign.id, { remove: [post.id] }, signal),
    onSuccess: async () => {
      toast.success(`Video removed from “${campaign.name}”`);
      await refreshCampaigns(client);
    },
    onCanceled: () => refreshCampaigns(client),
    onError: (error) => toast.error(error.message),
  });
  return (
    <Button
      isIconOnly
      size="sm"
      variant="ghost"
      aria-label={`Remove from the campaign: ${videoTitle(post)}`}
      isPending={isPending}
      onPress={() => mutate()}
    >
      <X aria-hidden />
    </Button>
  );
}
