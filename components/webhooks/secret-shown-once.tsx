"use client";

import { Button } from "@heroui/react/button";
import { CopyButton } from "@/components/ui/copy-button";
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
        <p className="font-medium text-warning">Copy the signing secret now. You won't see it again.</p>
        <div className="flex flex-wrap items-center gap-2 rounded-md border border-border bg-default/50 p-2">
          <code data-testid="webhook-secret" className="min-w-0 flex-1 select-all break-all font-mono">
            {endpoint.secret}
          </code>
          <CopyButton text={endpoint.secret} label="Copy secret" />
        </div>
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
