"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import type { ReactNode } from "react";
import { WithinDialog } from "./within-dialog";

export interface ConfirmDialogProps {
  isOpen: boolean;
  /** Canceled or dismissed; after a success the caller closes it. */
  onClose: () => void;
  /** Verb and object, as on the button: "Revoke key “Reporting”". */
  title: string;
  /** What happens, and what can't be undone. */
  children: ReactNode;
  /** The verb on the button: "Revoke key". */
  confirmLabel: string;
  isDangerous?: boolean;
  /** Started by confirming: the button waits for it, and an error is shown here until closing. */
  mutation: { isPending: boolean; error: { message: string } | null; reset: () => void };
  onConfirm: () => void;
}

export function ConfirmDialogWindow({
  isOpen,
  onClose,
  title,
  children,
  confirmLabel,
  isDangerous = true,
  mutation,
  onConfirm,
}: ConfirmDialogProps) {
  const { isPending, error, reset } = mutation;
  function close() {
    reset();
    onClose();
  }
  return (
    <AlertDialog.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && close()} isKeyboardDismissDisabled={false}>
      <AlertDialog.Container size="sm">
        <AlertDialog.Dialog>
          <AlertDialog.Header>
            <AlertDialog.Heading>{title}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body>
            <WithinDialog>{children}</WithinDialog>
            {error && (
              <p role="alert" className="mt-3 text-danger">
                {error.message}
              </p>
            )}
          </AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="tertiary" onPress={close}>
              Cancel
            </Button>
            <Button variant={isDangerous ? "danger" : "primary"} isPending={isPending} onPress={onConfirm}>
              {confirmLabel}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
