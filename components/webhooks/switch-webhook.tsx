"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import type { EndpointRow } from "@/lib/outbound/webhooks/schemas";
import { refreshWebhooks, updateWebhook } from "./queries";

/** Toggles a webhook; a second press undoes it without loss. */
export function SwitchWebhook({ endpoint }: { endpoint: EndpointRow }) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => updateWebhook(endpoint.id, { is_enabled: !endpoint.is_enabled }),
    onSuccess: async ({ is_enabled }) => {
      await refreshWebhooks(client);
      toast.success(is_enabled ? "Webhook enabled" : "Webhook disabled");
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Button variant="outline" isPending={isPending} onPress={() => mutate()}>
      {endpoint.is_enabled ? "Disable" : "Enable"}
    </Button>
  );
}
