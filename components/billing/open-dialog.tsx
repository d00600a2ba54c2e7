"use client";

import { Button } from "@heroui/react/button";
import { type ComponentType, useState } from "react";

interface OpenDialogProps<P> {
  label: string;
  isPrimary?: boolean;
  /** Mounted on opening, so that each opening has its own idempotency key. */
  dialog: ComponentType<P & { onClose: () => void }>;
  facts: P;
}

/** Renders a button that opens a dialog. */
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
