"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { api } from "@/components/api";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { DeleteAccountRequest } from "@/lib/people/account/schemas";
import { deleteAccount } from "@/rest/dashboard/endpoints/account-data";

export function DeleteAccount({ email, onClose }: { email: string; onClose: () => void }) {
  const { control, handleSubmit, setError, formState } = useForm<DeleteAccountRequest>({
    resolver: zodResolver(DeleteAccountRequest),
    defaultValues: { email: "" },
  });
  const act = useAct<DeleteAccountRequest>({
    fields: ["email"],
    setError,
    onDone: onClose,
    refresh: async () => {},
  });
  const submit = handleSubmit((body) =>
    act("Account deleted", async (signal) => {
      await api(deleteAccount, { body, signal });
      // Pending until the next page loads.
      window.location.assign("/");
      await new Promise(() => {});
    }),
  );
  return (
    <FormDialog
      title="Delete account"
      submitLabel="Delete account"
      isDangerous
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>This can't be undone:</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>You leave all organizations. Their videos, keys and balance stay.</li>
        <li>Your name, address, password, sessions and saved views are erased.</li>
        <li>Audit logs keep your address with what you did.</li>
      </ul>
      <TextInput
        control={control}
        name="email"
        label="Your email"
        description={`Enter ${email} to confirm`}
        autoComplete="off"
      />
    </FormDialog>
  );
}
