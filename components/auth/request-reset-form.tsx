"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/components/api";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { RequestResetRequest } from "@/lib/people/users/schemas";
import { requestReset } from "@/rest/dashboard/endpoints/account";

export function RequestResetForm() {
  const [sentTo, setSentTo] = useState<string>();
  const { control, handleSubmit, setError, formState } = useForm<RequestResetRequest>({
    resolver: zodResolver(RequestResetRequest),
    defaultValues: { email: "" },
  });
  const submit = handleSubmit(async (input) => {
    try {
      await api(requestReset, { body: input });
      setSentTo(input.email);
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  if (sentTo)
    return (
      <div role="status" className="flex flex-col gap-4">
        <h1 className="font-semibold text-xl tracking-tight">Check your email</h1>
        <p className="text-muted">
          If {sentTo} has an account, a link to choose a new password is on its way. It works for an hour.
        </p>
        <BackToSignIn />
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Reset password</h1>
        <p className="mt-1 text-muted">We'll email you a link to choose a new one.</p>
      </div>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextInput control={control} name="email" label="Email" type="email" autoComplete="username" />
        <FormError message={formState.errors.root?.message} />
        <Button type="submit" fullWidth isPending={formState.isSubmitting}>
          Send link
        </Button>
      </Form>
      <BackToSignIn />
    </div>
  );
}

function BackToSignIn() {
  return (
    <p className="text-muted">
      <Link href="/sign-in" className="font-medium text-link underline underline-offset-2">
        Back to sign-in
      </Link>
    </p>
  );
}
