"use client";

import { Modal } from "@/components/ui/modal";
import { TrackForm } from "./track-form";

interface TrackDialogProps {
  isOpen: boolean;
  onClose: () => Promise<unknown>;
  initialLink: string;
  opensVideo: boolean;
}

export function TrackDialog({ isOpen, onClose, initialLink, opensVideo }: TrackDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
          <Modal.Header>
            <Modal.Heading>Track video</Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <TrackForm initialLink={initialLink} opensVideo={opensVideo} onDone={onClose} />
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
