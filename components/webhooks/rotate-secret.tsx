"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Modal } from "@/components/ui/modal";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { EndpointRow, EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";
import { refreshWebhooks, rotateWebhookSecret } from "./queries";
import { SecretShownOnce } from "./secret-shown-once";

export function RotateSecret({ endpoint }: { endpoint: EndpointRow }) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [rotated, setRotated] = useState<EndpointWithSecret | null>(null);
  const rotate = useCancelableMutation({
    send: (signal) => rotateWebhookSecret(endpoint.id, signal),
    onSuccess: async (answer) => {
      setAsking(false);
      setRotated(answer);
      await refreshWebhooks(client);
    },
  });
  return (
    <>
      <Button variant="outline" onPress={() => setAsking(true)}>
        Rotate secret
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Rotate secret"
        confirmLabel="Rotate secret"
        isDangerous={false}
        mutation={rotate}
        onConfirm={() => rotate.mutate()}
      >
        For 24 hours, requests are signed with both secrets, so that you can update your server.
        {endpoint.previous_secret_until && " The older secret that still signs requests stops working immediately."}
      </ConfirmDialog>
      <Modal.Backdrop isOpen={rotated !== null} isDismissable={false} isKeyboardDismissDisabled>
        <Modal.Container scroll="inside">
          <Modal.Dialog>
            {rotated && <SecretShownOnce endpoint={rotated} title="Secret rotated" onDone={() => setRotated(null)} />}
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
