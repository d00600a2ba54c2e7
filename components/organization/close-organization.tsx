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
    act(`${name} closed`, async (signal) => {
      await closeOrganization(input, signal);
      // Pending until the next page loads.
      await enterOrganization();
    }),
  );
  return (
    <FormDialog
      title={`Close ${name}`}
      submitLabel="Close organization"
      isDangerous
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>This can't be undone:</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>Tracked videos stop now. You pay only for the snapshots already stored.</li>
        <li>API keys, webhooks and open invitations stop working.</li>
        <li>All members lose access, including you. Any remaining balance stays in the ledger.</li>
      </ul>
      <TextInput
        control={control}
        name="name"
        label="Organization name"
        description={`Enter ${name} to confirm`}
        autoComplete="off"
      />
    </FormDialog>
  );
}
