"use client";

import { enterOrganization } from "@/components/session/enter-organization";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { reopenOrganization } from "./queries";

interface ReopenOrganizationProps {
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

export function ReopenOrganization({ name, isOpen, onClose }: ReopenOrganizationProps) {
  const reopen = useCancelableMutation({
    send: async (signal) => {
      await reopenOrganization(signal);
      // Pending until the next page loads.
      await enterOrganization();
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Reopen ${name}`}
      confirmLabel="Reopen organization"
      mutation={reopen}
      onConfirm={() => reopen.mutate()}
    >
      Tracking resumes if the balance covers it, and is charged again. API keys, webhooks, follows, reports and auto
      top-up work as before.
    </ConfirmDialog>
  );
}
