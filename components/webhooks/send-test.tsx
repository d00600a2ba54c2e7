"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { toast } from "@/components/toast";
import { refreshWebhooks, sendTestEvent } from "./queries";
import { sentWords } from "./words";

export function SendTest({ id }: { id: string }) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => sendTestEvent(id),
    onSuccess: async (delivery) => {
      await refreshWebhooks(client);
      if (delivery.state === "delivered") toast.success(`Test event delivered. ${sentWords(delivery)}`);
      else toast.error(`Test event not delivered. ${sentWords(delivery)}`);
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Button isPending={isPending} onPress={() => mutate()}>
      <Send aria-hidden />
      Send test event
    </Button>
  );
}
