"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { useAct } from "@/components/use-act";
import { ROLE_NAMES } from "@/lib/people/members/rules";
import { type MemberRow, type Role, SetRoleRequest } from "@/lib/people/members/schemas";
import { refreshOrganization, setRole } from "./queries";
import { RoleChoice } from "./role-choice";

interface ChangeRoleProps {
  member: MemberRow;
  own: Role;
  onClose: () => void;
}

export function ChangeRole({ member, own, onClose }: ChangeRoleProps) {
  const router = useRouter();
  const { control, handleSubmit, setError, formState } = useForm<SetRoleRequest>({
    resolver: zodResolver(SetRoleRequest),
    defaultValues: { role: member.role },
  });
  const act = useAct<SetRoleRequest>({ fields: ["role"], setError, onDone: onClose, refresh: refreshOrganization });
  const submit = handleSubmit(async (input) => {
    await act(`${member.name} is ${ROLE_NAMES[input.role].toLowerCase()} now`, (signal) =>
      setRole(member.id, input, signal),
    );
    // The reader's own role determines what every page offers.
    if (member.is_you) router.refresh();
  });
  return (
    <FormDialog
      title={`Role of ${member.name}`}
      submitLabel="Change role"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message ?? formState.errors.role?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <RoleChoice control={control} name="role" own={own} />
      {member.is_you && (
        <p className="border-warning border-l-2 pl-3">
          This is your own role. If you lower it, you can't raise it again yourself.
        </p>
      )}
    </FormDialog>
  );
}
