"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { assignableRoles } from "@/lib/people/members/rules";
import type { MemberRow, Role } from "@/lib/people/members/schemas";
import { ChangeRole } from "./change-role";
import { Invite } from "./invite";
import { MemberTable } from "./member-table";
import { OpenInvitations } from "./open-invitations";
import { membersQuery } from "./queries";
import { RemoveMember } from "./remove-member";

/**
 * Members and invitations of the organization.
 * @param own the reader's role
 */
export function MembersSection({ own }: { own: Role }) {
  const { data, error, isPending, refetch } = useQuery(membersQuery);
  const [changing, setChanging] = useState<MemberRow | null>(null);
  const [removing, setRemoving] = useState<MemberRow | null>(null);
  const [isInviting, setIsInviting] = useState(false);
  const isManager = assignableRoles(own).length > 0;
  return (
    <>
      {isManager && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-muted">Changes take effect immediately.</p>
          <Button onPress={() => setIsInviting(true)}>
            <Plus aria-hidden />
            Invite member
          </Button>
        </div>
      )}
      {error && !data && (
        <ErrorState title="Members couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={4} height={56} label="Loading members" />}
      {data && <MemberTable members={data.members} own={own} onChangeRole={setChanging} onRemove={setRemoving} />}
      {!isManager && (
        <p className="mt-4 text-muted">Owners and managers can invite people, change roles and remove members.</p>
      )}
      {isManager && <OpenInvitations own={own} />}
      {isInviting && <Invite own={own} onClose={() => setIsInviting(false)} />}
      {changing && <ChangeRole member={changing} own={own} onClose={() => setChanging(null)} />}
      <RemoveMember removing={removing} onClose={() => setRemoving(null)} />
    </>
  );
}
