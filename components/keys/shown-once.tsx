"use client";

import { Button } from "@heroui/react/button";
import type { ReactNode } from "react";
import { CopyOnce } from "@/components/ui/copy-once";
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
        <CopyOnce text={created.key} label="Copy key" testId="created-key" />
        {note && <p>{note}</p>}
        <p className="text-muted">Store it like a password. Don't put it in a page, a repository or an email.</p>
      </Modal.Body>
      <Modal.Footer>
        <Button onPress={onDone}>I have copied it</Button>
      </Modal.Footer>
    </>
  );
}
