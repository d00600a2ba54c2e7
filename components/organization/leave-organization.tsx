"use client";

import { enterOrganization } from "@/components/session/enter-organization";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { leaveOrganization } from "./queries";

interface LeaveOrganizationProps {
  name: string;
  isOpen: boolean;
  onClose: () => void;
}

export function LeaveOrganization({ name, isOpen, onClose }: LeaveOrganizationProps) {
  const leave = useCancelableMutation({
    send: async (signal) => {
      await leaveOrganization(signal);
      // Pending until the next page loads.
      await enterOrganization();
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Leave ${name}`}
      confirmLabel="Leave organization"
      mutation={leave}
      onConfirm={() => leave.mutate()}
    >
      You lose access immediately and need a new invitation to rejoin. Everything you set up here stays.
    </ConfirmDialog>
  );
}
