"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { enterOrganization } from "@/components/session/enter-organization";
import { useAct } from "@/components/use-act";
import { CloseOrganizationRequest } from "@/lib/people/organizations/schemas";
import { closeOrganization, refreshOrganization } from "./queries";

export function CloseOrganization({ name, onClose }: { name: string; onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<CloseOrganizationRequest>({
    resolver: zodResolver(CloseOrganizationRequest),
    defaultValues: { name: "" },
  });
  const act = useAct<CloseOrganizationRequest>({
    fields: ["name"],
    setError,
    onDone: onClose,
    refresh: refreshOrganization,
  });
  const submit = handleSubmit((input) =>
    act(`${name} is closed`, async (signal) => {
      await closeOrganization(input, signal);
      // Pending until the next page loads.
      await enterOrganization();
    }),
  );
  return (
    <FormDialog
      title={`Close ${name}?`}
      submitLabel="Close for good"
      isDangerous
      isPending={formState.isSubmitting}
      fault={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>This cannot be undone, for anybody:</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>videos that are tracked stop now; what was collected is paid, the rest is not;</li>
        <li>API keys are refused, webhooks get nothing more, open invitations end;</li>
        <li>no member gets in any more, nor you; a balance that is left stays in the books.</li>
      </ul>
      <TextInput
        control={control}
        name="name"
        label="The organization's name"
        description={`Type ${name} to confirm`}
        autoComplete="off"
      />
    </FormDialog>
  );
}
