"use client";

import { Button } from "@heroui/react/button";
import { type ComponentType, useState } from "react";

interface OpenDialogProps<P> {
  label: string;
  isPrimary?: boolean;
  /** Mounted when it opens, so that each opening is an intent of its own. */
  dialog: ComponentType<P & { onClose: () => void }>;
  facts: P;
}

/** A button and the dialog that it opens. */
export function OpenDialog<P>({ label, isPrimary = false, dialog: Dialog, facts }: OpenDialogProps<P>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={isPrimary ? "primary" : "outline"} className="tap-target" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && <Dialog {...facts} onClose={() => setOpen(false)} />}
    </>
  );
}
