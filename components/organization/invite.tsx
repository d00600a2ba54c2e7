"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { INVITATION_DAYS } from "@/lib/people/invitations/rules";
import { InviteRequest } from "@/lib/people/invitations/schemas";
import type { Role } from "@/lib/people/members/schemas";
import { invite, refreshOrganization } from "./queries";
import { RoleChoice } from "./role-choice";

export function Invite({ own, onClose }: { own: Role; onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<InviteRequest>({
    resolver: zodResolver(InviteRequest),
    defaultValues: { email: "", role: "member" },
  });
  const act = useAct<InviteRequest>({ fields: ["email"], setError, onDone: onClose, refresh: refreshOrganization });
  return (
    <FormDialog
      title="Invite member"
      submitLabel="Invite member"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) => act(`Invitation sent to ${input.email}`, (signal) => invite(input, signal)))}
      onClose={onClose}
    >
      <TextInput
        control={control}
        name="email"
        label="Email"
        type="email"
        autoComplete="off"
        description={`We'll email a link that works once, for ${INVITATION_DAYS} days. It replaces any earlier invitation.`}
      />
      <RoleChoice control={control} name="role" own={own} />
    </FormDialog>
  );
}
