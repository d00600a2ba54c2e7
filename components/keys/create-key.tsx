"use client";

import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import type { CreatedKey } from "@/lib/developers/keys/schemas";
import { CreateKeyForm } from "./create-key-form";
import { ShownOnce } from "./shown-once";

interface CreateKeyProps {
  isOpen: boolean;
  onClose: () => void;
}

/**
 * The form, then the key. Mounted next to the list rather than in it: the list changes its structure with the first
 * key.
 */
export function CreateKey({ isOpen, onClose }: CreateKeyProps) {
  const [created, setCreated] = useState<CreatedKey | null>(null);

  function close() {
    setCreated(null);
    onClose();
  }

  return (
    <Modal.Backdrop
      isOpen={isOpen}
      onOpenChange={(open) => !open && close()}
      // A click outside or Escape must not close a key that is shown only once.
      isDismissable={created === null}
      isKeyboardDismissDisabled={created !== null}
    >
      <Modal.Container scroll="inside">
        <Modal.Dialog>
          {created ? (
            <ShownOnce created={created} onDone={close} />
          ) : (
            <CreateKeyForm onCreated={setCreated} onCancel={close} />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
