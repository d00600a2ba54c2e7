"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { ConnectionInvitationRow } from "@/lib/channels/connections/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { refreshConnections, withdrawConnectionInvitation } from "./queries";

/** The links that creators have not used yet. */
export function InvitationTable({ invitations }: { invitations: readonly ConnectionInvitationRow[] }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ConnectionInvitationRow | null>(null);
  const withdraw = useCancelableMutation({
    send: (signal, { id }: ConnectionInvitationRow) => withdrawConnectionInvitation(id, signal),
    onSuccess: (_, { recipient }) => {
      toast.success(`Invitation for ${recipient} withdrawn`);
      withdraw.reset();
      setAsked(null);
    },
    onSettled: () => refreshConnections(client),
  });
  return (
    <div className="mt-4">
      <h3 className="font-semibold text-sm">Open invitations</h3>
      <StackedTable caption="Open invitations" headings={["For", "Platform", "Invited by", "Expires"]} hasActions>
        {invitations.map((invitation) => (
          <tr key={invitation.id} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="wrap-anywhere block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              {invitation.recipient}
            </th>
            <StackedCell label="Platform">{PLATFORM_NAMES[invitation.platform]}</StackedCell>
            <StackedCell label="Invited by">
              <span className="break-all">{invitation.invited_by}</span>
            </StackedCell>
            <StackedCell label="Expires">
              <Time value={invitation.expires_at} />
            </StackedCell>
            <td className="flex justify-end pt-2 md:table-cell md:py-1.5 md:text-right md:align-top">
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Withdraw invitation for ${invitation.recipient}`}
                onPress={() => setAsked(invitation)}
              >
                Withdraw
              </Button>
            </td>
          </tr>
        ))}
      </StackedTable>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={`Withdraw the invitation for ${asked?.recipient ?? ""}`}
        confirmLabel="Withdraw invitation"
        mutation={withdraw}
        onConfirm={() => asked && withdraw.mutate(asked)}
      >
        The link stops working. You can invite the same creator again.
      </ConfirmDialog>
    </div>
  );
}
