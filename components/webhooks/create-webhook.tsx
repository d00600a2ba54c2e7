"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import type { EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";
import { createWebhook, refreshWebhooks } from "./queries";
import { SecretShownOnce } from "./secret-shown-once";
import { WebhookForm } from "./webhook-form";

interface CreateWebhookProps {
  isOpen: boolean;
  onClose: () => void;
}

/** The form, then the secret. Mounted next to the list, which changes its structure with the first webhook. */
export function CreateWebhook({ isOpen, onClose }: CreateWebhookProps) {
  const client = useQueryClient();
  const [created, setCreated] = useState<EndpointWithSecret | null>(null);

  function close() {
    setCreated(null);
    onClose();
  }

  return (
    <Modal.Backdrop
      isOpen={isOpen}
      onOpenChange={(open) => !open && close()}
      // A click outside or Escape must not close a secret that is shown only once.
      isDismissable={created === null}
      isKeyboardDismissDisabled={created !== null}
    >
      <Modal.Container scroll="inside">
        <Modal.Dialog>
          {created ? (
            <SecretShownOnce endpoint={created} title="Webhook added" onDone={close} />
          ) : (
            <WebhookForm
              title="Add webhook"
              submitLabel="Add webhook"
              initial={{ url: "", events: ["tracking.completed"] }}
              onSubmit={async (input, signal) => {
                setCreated(await createWebhook(input, signal));
                await refreshWebhooks(client);
              }}
              onCancel={close}
            />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
