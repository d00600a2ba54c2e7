"use client";

import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import { Time } from "@/components/ui/time";
import type { CreatedKey, KeyRow } from "@/lib/developers/keys/schemas";
import { RotateKeyForm } from "./rotate-key-form";
import { ShownOnce } from "./shown-once";

interface RotateKeyProps {
  isOpen: boolean;
  /** null while it fades out. */
  rotating: KeyRow | null;
  /** The current list, which has the old key's end. */
  keys: readonly KeyRow[];
  onClose: () => void;
}

/** The form, then the new key. */
export function RotateKey({ isOpen, rotating, keys, onClose }: RotateKeyProps) {
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const old = keys.find(({ id }) => id === created?.replaces);

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
            <ShownOnce created={created} note={old?.replaced_by && <OldKeyEnds old={old} />} onDone={close} />
          ) : (
            rotating && <RotateKeyForm rotating={rotating} onRotated={setCreated} onCancel={close} />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function OldKeyEnds({ old }: { old: KeyRow }) {
  if (old.is_expired) return <>The old key no longer works.</>;
  return <>The old key works until {old.expires_at && <Time value={old.expires_at} />}.</>;
}
