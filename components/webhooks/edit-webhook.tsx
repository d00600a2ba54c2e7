"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { Modal } from "@/components/ui/modal";
import { type EndpointRow, WebhookEventType } from "@/lib/outbound/webhooks/schemas";
import { refreshWebhooks, updateWebhook } from "./queries";
import { WebhookForm } from "./webhook-form";

export function EditWebhook({ endpoint }: { endpoint: EndpointRow }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const events = WebhookEventType.options.filter((type) => endpoint.events.includes(type));
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)}>
        Edit
      </Button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setOpen}>
        <Modal.Container scroll="inside">
          <Modal.Dialog>
            <WebhookForm
              title="Edit webhook"
              submitLabel="Save webhook"
              initial={{ url: endpoint.url, events }}
              onSubmit={async (input, signal) => {
                await updateWebhook(endpoint.id, input, signal);
                await refreshWebhooks(client);
                setOpen(false);
                toast.success("Webhook saved");
              }}
              onCancel={() => setOpen(false)}
            />
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
