"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { formatUsd, plural } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { buySample, refreshChannels } from "./queries";

interface BuySampleProps {
  channel: Pick<ChannelProfile, "id" | "platform" | "is_private" | "sample_price_usd">;
  /** When the displayed sample was taken; null if there is none. */
  takenAt: string | null;
}

/** Renders the purchase of a follower sample, with a price confirmation. Nothing if samples are free or unavailable. */
export function BuySample({ channel, takenAt }: BuySampleProps) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const price = channel.sample_price_usd;
  const sample = useCancelableMutation({
    send: (signal, price_usd: number) => buySample(channel.id, { price_usd, replaces: takenAt }, signal),
    canceledMeans: "the sample is shown here and its cost is in the ledger",
    onCanceled: () => refreshChannels(client),
    onSuccess: async ({ size, cost_usd }) => {
      await refreshChannels(client);
      setOpen(false);
      toast.success(`${plural(size, "follower")} sampled for ${formatUsd(cost_usd, 2)}`);
    },
  });
  if (!price || channel.is_private) return null;
  const platform = PLATFORM_NAMES[channel.platform];
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setOpen(true)} className="tap-target">
        Sample followers for {formatUsd(price, 2)}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Sample followers"
        confirmLabel={`Sample for ${formatUsd(price, 2)}`}
        isDangerous={false}
        mutation={sample}
        onConfirm={() => sample.mutate(price)}
      >
        {platform} charges per follower. A sample of the newest followers costs at most {formatUsd(price, 2)}from your
        balance. It shows audience quality and engaged influencers, and isn't repeated.
      </ConfirmDialog>
    </>
  );
}
