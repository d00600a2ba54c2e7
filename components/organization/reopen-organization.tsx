"use client";

import { ConfirmEntering } from "./confirm-entering";
import { reopenOrganization } from "./queries";

interface ReopenOrganizationProps {
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

export const ReopenOrganization = ({ name, ...dialog }: ReopenOrganizationProps) => (
  <ConfirmEntering {...dialog} send={reopenOrganization} title={`Reopen ${name}`} confirmLabel="Reopen organization">
    Tracking resumes if the balance covers it, and is charged again. API keys, webhooks, follows, reports and auto
    top-up work as before.
  </ConfirmEntering>
);
