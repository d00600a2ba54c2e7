"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { EndpointRow } from "@/lib/outbound/webhooks/schemas";
import { removeWebhook, webhooksQuery } from "./queries";

export function RemoveWebhook({ endpoint }: { endpoint: EndpointRow }) {
  const client = useQueryClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const remove = useCancelableMutation({
    send: (signal) => removeWebhook(endpoint.id, signal),
    onSuccess: async () => {
      // Only the list: this page's own queries would return 404.
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey, refetchType: "all" });
      toast.success("Webhook removed");
      router.push("/webhooks");
    },
  });
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)}>
        Remove
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Remove webhook"
        confirmLabel="Remove webhook"
        mutation={remove}
        onConfirm={() => remove.mutate()}
      >
        No more events are sent to <span className="break-all font-mono">{endpoint.url}</span>. Pending events are
        dropped, and its secret and deliveries are deleted. This can't be undone.
      </ConfirmDialog>
    </>
  );
}
