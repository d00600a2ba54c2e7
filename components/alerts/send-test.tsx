"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import type { SavedChannel } from "@/lib/insight/alerts/dashboard-schemas";
import { refreshAlerts, testAlertChannel } from "./queries";

/** Posts a test message to a channel. */
export function SendTest({ channel }: { channel: SavedChannel }) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => testAlertChannel(channel.id),
    onSuccess: () => toast.success("Test message sent"),
    onError: (error) => toast.error(error.message),
    onSettled: () => refreshAlerts(client),
  });
  return (
    <Button size="sm" variant="outline" isPending={isPending} onPress={() => mutate()}>
      Send test
      <span className="sr-only"> to {channel.name}</span>
    </Button>
  );
}
