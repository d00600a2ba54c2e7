"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { enterOrganization } from "@/components/session/enter-organization";
import { useAct } from "@/components/use-act";
import { CLOSING_DAYS } from "@/lib/people/organizations/closing-rules";
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
      // Every page shows it. Pending until the next one loads.
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
      <p>Owners can reopen it within {CLOSING_DAYS} days. While it is closed:</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>
          Tracking pauses now, and you pay only for the snapshots already stored. Paused hours aren't filled in later.
        </li>
        <li>API keys, webhooks, follows, scheduled reports, auto top-up and open invitations stop working.</li>
        <li>Members can view and export everything but can't change anything.</li>
      </ul>
      <p>
        After {CLOSING_DAYS} days, this can't be undone: tracking ends, keys and webhooks are removed, and all members
        lose access. Any remaining balance stays in the ledger.
      </p>
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
