"use client";

import { Modal } from "@/components/ui/modal";
import type { VideoOverview } from "@/lib/tracking/videos/dashboard-schemas";
import { ExtendForm } from "./extend-form";

interface ExtendDialogProps {
  video: VideoOverview;
  isOpen: boolean;
  onClose: () => void;
}

export function ExtendDialog({ video, isOpen, onClose }: ExtendDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
          <Modal.Header>
            <Modal.Heading>Extend tracking</Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <ExtendForm video={video} onDone={onClose} />
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
