"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { ApiError } from "@/components/api-error";
import { FormDialog } from "@/components/forms/form-dialog";
import { toast } from "@/components/toast";
import { useTimeZone } from "@/components/ui/time-zone";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { Campaign, CreateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { CampaignFields } from "./campaign-fields";
import { type CampaignValues, EMPTY_VALUES, errorsOf, fieldOf, requestOf, valuesOf } from "./form-values";
import { campaignQuery, createCampaign, refreshCampaigns, updateCampaign } from "./queries";

interface CampaignDialogProps {
  /** The one to edit; a new one if left out. */
  campaign?: Campaign;
  isOpen: boolean;
  canSetBudgets: boolean;
  /** Leaves the page; otherwise the dialog closes. */
  onSaved?: (campaign: Campaign) => void;
  onClose: () => void;
}

/** The form of a campaign. Each opening starts from the campaign as it is. */
export function CampaignDialog({ isOpen, ...props }: CampaignDialogProps) {
  return isOpen ? <CampaignForm {...props} /> : null;
}

function CampaignForm({ campaign, canSetBudgets, onSaved, onClose }: Omit<CampaignDialogProps, "isOpen">) {
  const client = useQueryClient();
  const zone = useTimeZone();
  const { control, handleSubmit, setError, formState } = useForm<CampaignValues>({
    defaultValues: campaign ? valuesOf(campaign, creatorsOf(campaign), zone) : EMPTY_VALUES,
  });
  const showErrors = (errors: readonly { field: string; message: string }[]) => {
    errors.forEach(({ field, message }, index) => {
      setError(fieldOf(field) ?? "root", { message }, { shouldFocus: index === 0 });
    });
  };
  const { mutate, isPending } = useCancelableMutation({
    send: (signal, request: CreateCampaignRequest) =>
      campaign ? updateCampaign(campaign.id, request, signal) : createCampaign(request, signal),
    canceledMeans: "the campaign shows the change",
    onSuccess: async (saved) => {
      toast.success(campaign ? "Campaign saved" : `Campaign “${saved.name}” created`);
      if (onSaved) onSaved(saved);
      else onClose();
      await refreshCampaigns(client);
    },
    onCanceled: () => refreshCampaigns(client),
    onError: (error) =>
      error instanceof ApiError && error.details.length > 0
        ? showErrors(error.details)
        : setError("root", { message: error.message }),
  });
  const submit = handleSubmit((values) => {
    const request = requestOf(values, campaign, { zone, canSetBudgets });
    const errors = errorsOf(request);
    if (errors.length === 0) mutate(request);
    else showErrors(errors);
  });
  // The names of creators are part of the campaign's page, not of the campaign.
  function creatorsOf(edited: Campaign) {
    const leaders = client.getQueryData(campaignQuery(edited.id).queryKey)?.leaders ?? [];
    return edited.creators.map(({ channel_id, fee_usd, rate_usd_per_1000_views }) => {
      const leader = leaders.find((one) => one.channel_id === channel_id);
      const { platform = "tiktok", creator = null } = leader ?? {};
      return { channel_id, platform, name: creator ?? channel_id, fee_usd, rate_usd_per_1000_views };
    });
  }
  return (
    <FormDialog
      isWide
      title={campaign ? "Edit campaign" : "Create campaign"}
      submitLabel={campaign ? "Save campaign" : "Create campaign"}
      isPending={isPending}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <CampaignFields control={control} zone={zone} canSetBudgets={canSetBudgets} />
    </FormDialog>
  );
}
