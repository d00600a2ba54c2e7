"use client";

import { Button } from "@heroui/react/button";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { assignableRoles, mayManage, ROLE_NAMES } from "@/lib/people/members/rules";
import type { MemberRow, Role } from "@/lib/people/members/schemas";

interface MemberTableProps {
  members: readonly MemberRow[];
  /** The reader's role. */
  own: Role;
  onChangeRole: (member: MemberRow) => void;
  onRemove: (member: MemberRow) => void;
}

export function MemberTable({ members, own, onChangeRole, onRemove }: MemberTableProps) {
  const isManager = assignableRoles(own).length > 0;
  return (
    <StackedTable caption="Members" headings={["Name", "Email", "Role", "Since"]} hasActions={isManager}>
      {members.map((member) => (
        <tr key={member.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            <bdi className="wrap-anywhere">{member.name}</bdi>
            {member.is_you && <span className="font-normal text-muted"> (you)</span>}
          </th>
          <StackedCell label="Email">
            <span className="break-all">{member.email}</span>
          </StackedCell>
          <StackedCell label="Role">{ROLE_NAMES[member.role]}</StackedCell>
          <StackedCell label="Since">
            <Time value={member.since} form="date" />
          </StackedCell>
          {isManager && (
            <td className="flex flex-wrap justify-end gap-1 pt-2 md:table-cell md:whitespace-nowrap md:py-1 md:text-right md:align-top">
              {mayManage(own, member.role) && (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Change the role of ${member.name}`}
                  onPress={() => onChangeRole(member)}
                >
                  Change role
                </Button>
              )}
              {mayManage(own, member.role) && !member.is_you && (
                <Button size="sm" variant="ghost" aria-label={`Remove ${member.name}`} onPress={() => onRemove(member)}>
                  Remove
                </Button>
              )}
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}
