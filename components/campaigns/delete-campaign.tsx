"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { plural } from "@/lib/core/format";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { forgetCampaign, refreshCampaigns, removeCampaign } from "./queries";

interface DeleteCampaignProps {
  campaign: Campaign;
  isOpen: boolean;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteCampaign({ campaign, isOpen, onClose, onDeleted }: DeleteCampaignProps) {
  const client = useQueryClient();
  const { videos } = campaign.progress;
  const removal = useCancelableMutation({
    send: (signal) => removeCampaign(campaign.id, signal),
    canceledMeans: "the campaign was deleted",
    onSuccess: async () => {
      toast.success(`Campaign “${campaign.name}” deleted`);
      onDeleted();
      await forgetCampaign(client);
    },
    onCanceled: () => refreshCampaigns(client),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Delete campaign “${campaign.name}”`}
      confirmLabel="Delete campaign"
      mutation={removal}
      onConfirm={() => removal.mutate()}
    >
      {videos === 0
        ? "Its goal, budget, fees and brief are deleted. This can't be undone."
        : `Its goal, budget, fees and brief are deleted, and this can't be undone. ${plural(videos, "video")} and all snapshots are kept.`}
    </ConfirmDialog>
  );
}
