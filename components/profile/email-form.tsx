"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { showErrors } from "@/components/forms/show-errors";
import { TextInput } from "@/components/forms/text-input";
import { ChangeEmailRequest } from "@/lib/people/users/schemas";
import { changeEmail, profileQuery } from "./queries";

interface EmailFormProps {
  email: string;
  /** The address awaiting confirmation. */
  pending: string | null;
}

export function EmailForm({ email, pending }: EmailFormProps) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, reset, formState } = useForm<ChangeEmailRequest>({
    resolver: zodResolver(ChangeEmailRequest),
    defaultValues: { email: "", current_password: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      await changeEmail(input);
      reset();
      await client.invalidateQueries({ queryKey: profileQuery.queryKey });
    } catch (error) {
      showErrors(error, ["email", "current_password"], setError);
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-3">
      <p className="break-all">
        Current address: <bdi className="font-medium">{email}</bdi>
      </p>
      <div role="status" className="empty:hidden">
        {pending && (
          <p className="border-accent border-l-2 pl-3">
            Open the link sent to <bdi className="break-all font-medium">{pending}</bdi> to confirm the change.
          </p>
        )}
      </div>
      <TextInput control={control} name="email" label="New email" type="email" autoComplete="email" />
      <TextInput
        control={control}
        name="current_password"
        label="Your password"
        type="password"
        autoComplete="current-password"
      />
      <FormError message={formState.errors.root?.message} />
      <Button type="submit" variant="outline" isPending={formState.isSubmitting}>
        Send confirmation link
      </Button>
    </Form>
  );
}
