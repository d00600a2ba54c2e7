"use client";

import { Button } from "@heroui/react/button";
import type { FormEventHandler, ReactNode } from "react";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { Modal } from "@/components/ui/modal";

interface FormDialogProps {
  title: string;
  submitLabel: string;
  isDangerous?: boolean;
  isPending: boolean;
  /** For a form with many fields. */
  isWide?: boolean;
  /** Error message of the last attempt, if any. */
  error?: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog. Mounted on opening, so that each opening is a separate intent. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, isDangerous, isPending, isWide, error, onSubmit, onClose, children } = props;
  return (
    <Modal.Backdrop isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Container scroll="inside" size={isWide ? "lg" : undefined}>
        <Modal.Dialog>
          <Form onSubmit={onSubmit} className="flex min-h-0 flex-col">
            <Modal.Header>
              <Modal.Heading>{title}</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="flex flex-col gap-4">
              {children}
              <FormError message={error} />
            </Modal.Body>
            <Modal.Footer>
              <Button variant="tertiary" onPress={onClose}>
                Cancel
              </Button>
              <Button type="submit" variant={isDangerous ? "danger" : "primary"} isPending={isPending}>
                {submitLabel}
              </Button>
            </Modal.Footer>
          </Form>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
