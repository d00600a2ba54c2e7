"use client";

import { Button } from "@heroui/react/button";
import { CopyOnce } from "@/components/ui/copy-once";
import { Modal } from "@/components/ui/modal";
import { Time } from "@/components/ui/time";
import type { EndpointWithSecret } from "@/lib/outbound/webhooks/schemas";

interface SecretShownOnceProps {
  endpoint: EndpointWithSecret;
  title: string;
  onDone: () => void;
}

export function SecretShownOnce({ endpoint, title, onDone }: SecretShownOnceProps) {
  return (
    <>
      <Modal.Header>
        <Modal.Heading>{title}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-3">
        <CopyOnce text={endpoint.secret} what="the signing secret" label="Copy secret" testId="webhook-secret" />
        <p className="text-muted">Your server uses it to verify our requests, with any Standard Webhooks library.</p>
        {endpoint.previous_secret_until && (
          <p className="text-muted">
            Until <Time value={endpoint.previous_secret_until} /> requests are also signed with the old secret.
          </p>
        )}
      </Modal.Body>
      <Modal.Footer>
        <Button onPress={onDone}>I have copied it</Button>
      </Modal.Footer>
    </>
  );
}
