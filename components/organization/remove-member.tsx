"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { MemberRow } from "@/lib/people/members/schemas";
import { refreshOrganization, removeMember } from "./queries";

export function RemoveMember({ removing, onClose }: { removing: MemberRow | null; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useCancelableMutation({
    send: (signal, { id }: MemberRow) => removeMember(id, signal),
    onSuccess: (_, { name }) => {
      toast.success(`${name} is no longer a member`);
      remove.reset();
      onClose();
    },
    // Also after an error, to show what someone else did meanwhile.
    onSettled: () => refreshOrganization(client),
  });
  return (
    <ConfirmDialog
      isOpen={removing !== null}
      onClose={onClose}
      title={`Remove ${removing?.name ?? ""}`}
      confirmLabel="Remove member"
      mutation={remove}
      onConfirm={() => removing && remove.mutate(removing)}
    >
      They lose access immediately and need a new invitation to rejoin. Everything they set up stays, and API keys they
      created keep working.
    </ConfirmDialog>
  );
}
