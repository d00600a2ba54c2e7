"use client";

import { Button } from "@heroui/react/button";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Modal } from "@/components/ui/modal";
import type { CreatedKey } from "@/lib/developers/keys/schemas";

interface ShownOnceProps {
  created: CreatedKey;
  /** Additional information: how long the old key works. */
  note?: ReactNode;
  onDone: () => void;
}

export function ShownOnce({ created, note, onDone }: ShownOnceProps) {
  return (
    <>
      <Modal.Header>
        <Modal.Heading>Key “{created.name}” created</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-3">
        <p className="font-medium text-warning">Copy it now. You won't see it again.</p>
        <div className="flex flex-wrap items-center gap-2 rounded-md border border-border bg-default/50 p-2">
          <code data-testid="created-key" className="min-w-0 flex-1 select-all break-all font-mono">
            {created.key}
          </code>
          <CopyButton text={created.key} label="Copy key" />
        </div>
        {note && <p>{note}</p>}
        <p className="text-muted">Store it like a password. Don't put it in a page, a repository or an email.</p>
      </Modal.Body>
      <Modal.Footer>
        <Button onPress={onDone}>I have copied it</Button>
      </Modal.Footer>
    </>
  );
}
