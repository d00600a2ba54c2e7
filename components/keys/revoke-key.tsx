"use client";

import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/components/api";
import { keysQuery } from "@/components/queries";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { KeyRow } from "@/lib/developers/keys/schemas";
import { revokeKey } from "@/rest/dashboard/endpoints/keys";

export function RevokeKey({ revoking, onClose }: { revoking: KeyRow | null; onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useCancelableMutation({
    send: (signal, key: KeyRow) => api(revokeKey, { params: { id: key.id }, signal }),
    onSuccess: async (_, key) => {
      toast.success(`Key “${key.name}” revoked`);
      revoke.reset();
      onClose();
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });

  return (
    <ConfirmDialog
      isOpen={revoking !== null}
      onClose={onClose}
      title={`Revoke key “${revoking?.name ?? ""}”`}
      confirmLabel="Revoke key"
      mutation={revoke}
      onConfirm={() => revoking && revoke.mutate(revoking)}
    >
      Programs that use this key lose access immediately. This can't be undone.
    </ConfirmDialog>
  );
}
