"use client";

import { ConfirmEntering } from "./confirm-entering";
import { leaveOrganization } from "./queries";

interface LeaveOrganizationProps {
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

export const LeaveOrganization = ({ name, ...dialog }: LeaveOrganizationProps) => (
  <ConfirmEntering {...dialog} send={leaveOrganization} title={`Leave ${name}`} confirmLabel="Leave organization">
    You lose access immediately and need a new invitation to rejoin. Everything you set up here stays.
  </ConfirmEntering>
);
