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
  /** Without its word, in a row of a list: above the link that covers the row. */
  isIcon?: boolean;
}

/**
 * Saves or unsaves a channel. The change is optimistic and rolled back with a reason on failure. A second press undoes
 * it, so there is no confirmation.
 */
export function SaveToggle({ channel, isIcon = false }: SaveToggleProps) {
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
  const name = `${isSaved ? "Saved" : "Save"} ${channel.name || channel.username}`;
  const press = () => !isPending && mutate(!isSaved);
  if (isIcon)
    return (
      <Button
        isIconOnly
        size="sm"
        variant="ghost"
        aria-pressed={isSaved}
        aria-label={name}
        data-save
        onPress={press}
        className={`relative z-10 shrink-0 ${isSaved ? "text-accent" : "text-muted"}`}
      >
        <Bookmark aria-hidden fill={isSaved ? "currentColor" : "none"} />
      </Button>
    );
  return (
    <Button
      size="sm"
      variant={isSaved ? "secondary" : "outline"}
      aria-pressed={isSaved}
      aria-label={name}
      onPress={press}
      className="tap-target min-w-24"
    >
      <Bookmark aria-hidden fill={isSaved ? "currentColor" : "none"} />
      {isSaved ? "Saved" : "Save"}
    </Button>
  );
}
