"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { ConnectedAccount } from "@/lib/channels/connections/schemas";
import { plural } from "@/lib/core/format";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { disconnectAccount, refreshConnections } from "./queries";

/** Ends a connection, with the choice of what happens to its figures. Mounted on opening. */
export function Disconnect({ account, onClose }: { account: ConnectedAccount; onClose: () => void }) {
  const client = useQueryClient();
  const isOver = account.status === "disconnected";
  const [deletes, setDeletes] = useState(isOver);
  const disconnect = useCancelableMutation({
    send: (signal, delete_figures: boolean) => disconnectAccount(account.id, { delete_figures }, signal),
    onSuccess: ({ revoked }) => {
      if (isOver) toast.success(`Data of ${account.username} deleted`);
      else if (revoked) toast.success(`${account.username} disconnected`);
      else
        toast.success(
          `${account.username} disconnected. ${PLATFORM_NAMES[account.platform]} didn't confirm it. The owner can also remove access there.`,
        );
      onClose();
    },
    onSettled: () => refreshConnections(client),
  });
  const verb = isOver ? "Delete data" : "Disconnect account";
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={isOver ? `Delete data of ${account.username}` : `Disconnect ${account.username}`}
      confirmLabel={verb}
      mutation={disconnect}
      onConfirm={() => disconnect.mutate(deletes)}
    >
      {isOver ? (
        <p>{plural(account.days, "day")} of data and the audience will be deleted. This can't be undone.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <p>
            Clipscope loses access at {PLATFORM_NAMES[account.platform]}, and its tokens are deleted. To connect again,
            the owner has to give consent again.
          </p>
          <label className="tap-target flex items-center gap-2">
            <input type="checkbox" checked={deletes} onChange={(event) => setDeletes(event.target.checked)} />
            Also delete {plural(account.days, "day")} of data
          </label>
        </div>
      )}
    </ConfirmDialog>
  );
}
