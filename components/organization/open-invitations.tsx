"use client";

import { Button } from "@heroui/react/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { InvitationRow } from "@/lib/people/invitations/schemas";
import { mayAssign, ROLE_NAMES } from "@/lib/people/members/rules";
import type { Role } from "@/lib/people/members/schemas";
import { invitationsQuery, refreshOrganization, withdrawInvitation } from "./queries";

/**
 * The invitations that have not been accepted yet.
 * @param own the reader's role
 */
export function OpenInvitations({ own }: { own: Role }) {
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(invitationsQuery);
  const [asked, setAsked] = useState<InvitationRow | null>(null);
  const withdraw = useCancelableMutation({
    send: (signal, { id }: InvitationRow) => withdrawInvitation(id, signal),
    onSuccess: (_, { email }) => {
      toast.success(`Invitation for ${email} withdrawn`);
      withdraw.reset();
      setAsked(null);
    },
    onSettled: () => refreshOrganization(client),
  });
  return (
    <section aria-labelledby="invitations" className="mt-8">
      <h2 id="invitations" className="font-semibold text-base">
        Open invitations
      </h2>
      {error && !data && (
        <ErrorState title="Invitations couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={1} height={44} label="Loading invitations" />}
      {data?.invitations.length === 0 && <p className="mt-2 text-muted">No open invitations.</p>}
      {data && data.invitations.length > 0 && (
        <StackedTable caption="Open invitations" headings={["Email", "Role", "Invited by", "Expires"]} hasActions>
          {data.invitations.map((invitation) => (
            <tr key={invitation.id} className="block border-rule border-b py-3 md:table-row md:py-0">
              <th scope="row" className="block break-all py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
                {invitation.email}
              </th>
              <StackedCell label="Role">{ROLE_NAMES[invitation.role]}</StackedCell>
              <StackedCell label="By">
                <span className="break-all">{invitation.invited_by}</span>
              </StackedCell>
              <StackedCell label="Expires">
                <Time value={invitation.expires_at} />
              </StackedCell>
              <td className="flex justify-end pt-2 md:table-cell md:py-1 md:text-right md:align-top">
                {mayAssign(own, invitation.role) && (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Withdraw invitation for ${invitation.email}`}
                    onPress={() => setAsked(invitation)}
                  >
                    Withdraw
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </StackedTable>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={`Withdraw the invitation for ${asked?.email ?? ""}`}
        confirmLabel="Withdraw invitation"
        mutation={withdraw}
        onConfirm={() => asked && withdraw.mutate(asked)}
      >
        The emailed link stops working. You can invite the same address again.
      </ConfirmDialog>
    </section>
  );
}
