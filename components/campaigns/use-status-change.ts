import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { Campaign, UpdateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { refreshCampaigns, updateCampaign } from "./queries";

interface StatusChange {
  id: string;
  name: string;
  done: string;
  change: () => UpdateCampaignRequest;
}

/** The status follows from the dates, so each change moves a date. */
function statusChangesOf({ status }: Campaign): StatusChange[] {
  const now = () => new Date().toISOString();
  if (status === "draft")
    return [{ id: "start", name: "Start now", done: "Campaign started", change: () => ({ starts_at: now() }) }];
  if (status === "ended")
    return [{ id: "reopen", name: "Reopen campaign", done: "Campaign reopened", change: () => ({ ends_at: null }) }];
  return [{ id: "end", name: "End now", done: "Campaign ended", change: () => ({ ends_at: now() }) }];
}

/** Returns the menu's entries that change the campaign's status. */
export function useStatusChange(campaign: Campaign) {
  const client = useQueryClient();
  const { mutate } = useCancelableMutation({
    send: (signal, { change }: StatusChange) => updateCampaign(campaign.id, change(), signal),
    onSuccess: async (_, { done }) => {
      toast.success(done);
      await refreshCampaigns(client);
    },
    onCanceled: () => refreshCampaigns(client),
    onError: (error) => toast.error(error.message),
  });
  return statusChangesOf(campaign).map((change) => ({
    id: change.id,
    name: change.name,
    onAction: () => mutate(change),
  }));
}
