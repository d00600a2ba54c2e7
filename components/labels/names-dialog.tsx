"use client";

import { Modal } from "@/components/ui/modal";
import { NameTabs } from "./name-tabs";
import type { NameKind } from "./queries";

interface NamesDialogProps {
  /** The list that is open; null while the dialog is closed. */
  kind: NameKind | null;
  onKind: (kind: NameKind) => void;
  isOpen: boolean;
  onClose: () => void;
}

export function NamesDialog({ kind, onKind, isOpen, onClose }: NamesDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
          <Modal.Header>
            <Modal.Heading>Labels and campaigns</Modal.Heading>
          </Modal.Header>
          <Modal.Body>{kind && <NameTabs kind={kind} onKind={onKind} />}</Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
