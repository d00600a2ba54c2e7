"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { showErrors } from "@/components/forms/show-errors";
import { TextInput } from "@/components/forms/text-input";
import { toast } from "@/components/toast";
import { ChangePasswordRequest, MIN_PASSWORD_LENGTH } from "@/lib/people/users/schemas";
import { changePassword, sessionsQuery } from "./queries";

/** @param email for password managers, which store the new password under it */
export function PasswordForm({ email }: { email: string }) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, reset, formState } = useForm<ChangePasswordRequest>({
    resolver: zodResolver(ChangePasswordRequest),
    defaultValues: { current_password: "", password: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      await changePassword(input);
      reset();
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      toast.success("Password changed. You're signed out everywhere else.");
    } catch (error) {
      showErrors(error, ["current_password", "password"], setError);
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-3">
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        control={control}
        name="current_password"
        label="Current password"
        type="password"
        autoComplete="current-password"
      />
      <TextInput
        control={control}
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        description={`At least ${MIN_PASSWORD_LENGTH} characters`}
      />
      <FormError message={formState.errors.root?.message} />
      <Button type="submit" variant="outline" isPending={formState.isSubmitting}>
        Change password
      </Button>
    </Form>
  );
}
