"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { refreshChannels, saveChannel, unsaveChannel } from "./queries";

interface SaveToggleProps {
  channel: Pick<ListedChannel, "id" | "name" | "username" | "saved_at">;
}

/**
 * Saves or unsaves a channel. The change is optimistic and rolled back with a reason on failure. A second press undoes
 * it, so there is no confirmation.
 */
export function SaveToggle({ channel }: SaveToggleProps) {
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: async (save: boolean) => {
      if (save) await saveChannel(channel.id);
      else await unsaveChannel(channel.id);
    },
    onSuccess: (_, save) => {
      toast.success(
        save ? "Saved to your channels" : "Removed from your channels",
        save ? undefined : { action: { label: "Undo", onClick: () => mutate(true) } },
      );
    },
    onError: (error, save) => {
      toast.error(failureText(save ? "the save" : "the removal", error));
    },
    // Pending until the refetched data matches, so that the button doesn't flicker.
    onSettled: () => refreshChannels(client),
  });
  const isSaved = isPending ? variables : channel.saved_at !== null;
  return (
    <Button
      size="sm"
      variant={isSaved ? "secondary" : "outline"}
      aria-pressed={isSaved}
      aria-label={`${isSaved ? "Saved" : "Save"} ${channel.name || channel.username}`}
      onPress={() => !isPending && mutate(!isSaved)}
      className="tap-target min-w-24"
    >
      <Bookmark aria-hidden fill={isSaved ? "currentColor" : "none"} />
      {isSaved ? "Saved" : "Save"}
    </Button>
  );
}
