"use client";

import { Button } from "@heroui/react/button";
import { Upload } from "lucide-react";
import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import { ImportForm } from "./import-form";

interface ImportAudienceProps {
  channelId: string;
  /** Whether an existing import will be replaced. */
  isReplacing: boolean;
}

export function ImportAudience({ channelId, isReplacing }: ImportAudienceProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setOpen(true)} className="tap-target">
        <Upload aria-hidden />
        {isReplacing ? "Replace import" : "Import audience"}
      </Button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setOpen}>
        <Modal.Container size="lg" scroll="inside">
          <Modal.Dialog>
            <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
            <Modal.Header>
              <Modal.Heading>Import audience</Modal.Heading>
            </Modal.Header>
            <Modal.Body>
              <ImportForm channelId={channelId} isReplacing={isReplacing} onDone={() => setOpen(false)} />
            </Modal.Body>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
