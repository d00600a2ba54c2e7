"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { CopyOnce } from "@/components/ui/copy-once";
import { LinkButton } from "@/components/ui/link-button";
import { Modal } from "@/components/ui/modal";
import { type CreatedReport, CreateReportRequest } from "@/lib/insight/reports/schemas";
import { termsOf } from "./form-values";
import { createReport } from "./queries";
import { ReportForm } from "./report-form";
import type { Shared } from "./share-button";

interface ShareDialogProps {
  shared: Shared;
  isOpen: boolean;
  onClose: () => void;
}

/** The form of a new report, then its link. */
export function ShareDialog({ shared: { of, ids, title }, isOpen, onClose }: ShareDialogProps) {
  const [created, setCreated] = useState<CreatedReport | null>(null);
  const close = () => {
    setCreated(null);
    onClose();
  };
  return (
    <Modal.Backdrop
      isOpen={isOpen}
      onOpenChange={(open) => !open && close()}
      // A click outside or Escape must not close a link that is shown only once.
      isDismissable={created === null}
      isKeyboardDismissDisabled={created !== null}
    >
      <Modal.Container scroll="inside">
        <Modal.Dialog>
          {created ? (
            <LinkShownOnce created={created} onDone={close} />
          ) : (
            <ReportForm
              title="Share report"
              submitLabel="Create link"
              of={of}
              start={title}
              schema={CreateReportRequest}
              requestOf={(values, zone) => ({ ...termsOf(values, zone), of, ids, mode: values.mode })}
              send={createReport}
              onSaved={setCreated}
              onCancel={close}
            />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function LinkShownOnce({ created, onDone }: { created: CreatedReport; onDone: () => void }) {
  return (
    <>
      <Modal.Header>
        <Modal.Heading>Link created</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-3">
        <CopyOnce text={created.url} what="the link" label="Copy link" testId="report-link" />
        <p className="text-muted">
          {created.has_password
            ? "Anyone with the link and the password can open the report, without an account."
            : "Anyone with the link can open the report, without an account."}{" "}
          You can revoke it under Reports.
        </p>
      </Modal.Body>
      <Modal.Footer>
        <LinkButton href="/reports" variant="tertiary">
          View reports
        </LinkButton>
        <Button onPress={onDone}>I have copied it</Button>
      </Modal.Footer>
    </>
  );
}
