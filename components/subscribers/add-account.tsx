"use client";

import { Modal } from "@/components/ui/modal";
import { AddForm } from "./add-form";

interface AddAccountProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: (id: string) => void;
}

export function AddAccount({ isOpen, onClose, onAdded }: AddAccountProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container scroll="inside">
        <Modal.Dialog>
          <AddForm onAdded={onAdded} onCancel={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
