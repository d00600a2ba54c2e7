"use client";

import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { api } from "@/components/api";
import { FormDialog } from "@/components/forms/form-dialog";
import { showErrors } from "@/components/forms/show-errors";
import { TextInput } from "@/components/forms/text-input";
import { answerProof } from "@/components/proof";
import type { ProofRequest } from "@/lib/people/second-factor/schemas";
import { getSecondFactor, proveIdentity } from "@/rest/dashboard/endpoints/second-factor";

/** Takes the password again, or a code from people with a second factor. */
export function IdentityDialog({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ["two-factor"],
    queryFn: ({ signal }) => api(getSecondFactor, { signal }),
  });
  const { control, handleSubmit, setError, formState } = useForm<ProofRequest>({
    defaultValues: { current_password: "", code: "" },
  });
  const field = data?.is_on ? "code" : "current_password";
  const submit = handleSubmit(async (input) => {
    try {
      await api(proveIdentity, { body: { [field]: input[field] } });
      answerProof(true);
    } catch (error) {
      showErrors(error, [field], setError);
    }
  });
  return (
    <FormDialog
      title="Confirm that it's you"
      submitLabel="Confirm"
      isPending={formState.isSubmitting || (!data && !error)}
      error={formState.errors.root?.message ?? error?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      {data && (
        <>
          <p>This changes money or an account. You won't have to confirm again for a few minutes.</p>
          {field === "code" ? (
            <TextInput
              key="code"
              control={control}
              name="code"
              label="Code"
              description="From your authenticator app, or a recovery code"
              autoComplete="one-time-code"
            />
          ) : (
            <TextInput
              key="password"
              control={control}
              name="current_password"
              label="Your password"
              type="password"
              autoComplete="current-password"
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
