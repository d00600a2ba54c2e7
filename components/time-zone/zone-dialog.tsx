"use client";

import { Modal } from "@/components/ui/modal";
import { ZoneList } from "./zone-list";

interface ZoneDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

export default function ZoneDialog({ isOpen, onClose }: ZoneDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container placement="top" size="md" scroll="inside" className="p-2 sm:pt-[12dvh]">
        <Modal.Dialog aria-label="Time zone" className="gap-0 p-0">
          <ZoneList onDone={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
