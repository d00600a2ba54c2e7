"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { api } from "@/components/api";
import { ApiError } from "@/components/api-error";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { openSession } from "@/components/session/open-session";
import { MIN_PASSWORD_LENGTH, SignUpRequest } from "@/lib/people/users/schemas";
import { signUp } from "@/rest/dashboard/endpoints/account";
import { CheckEmail } from "./check-email";

const isField = (name: string): name is FieldPath<SignUpRequest> => name in SignUpRequest.shape;

interface SignUpFormProps {
  /** What a provider has confirmed about the person. */
  name?: string;
  email?: string;
}

export function SignUpForm({ name = "", email = "" }: SignUpFormProps) {
  /** The address that was emailed. Only the email reveals whether it was new. */
  const [sentTo, setSentTo] = useState<string>();
  const { control, handleSubmit, setError, formState } = useForm<SignUpRequest>({
    resolver: zodResolver(SignUpRequest),
    defaultValues: { name, email, password: "", organization: "" },
  });

  const submit = handleSubmit(async (input) => {
    try {
      const { must_confirm } = await api(signUp, { body: input });
      if (must_confirm) return setSentTo(input.email);
    } catch (error) {
      return showErrors(error);
    }
    const error = await openSession(input);
    window.location.assign(error ? "/sign-in" : "/overview");
    return new Promise(() => {});
  });

  if (sentTo) return <CheckEmail email={sentTo} />;

  function showErrors(error: unknown) {
    const errors = error instanceof ApiError ? error.details.filter((detail) => isField(detail.field)) : [];
    for (const { field, message } of errors) if (isField(field)) setError(field, { message }, { shouldFocus: true });
    if (errors.length === 0) setError("root", { message: error instanceof Error ? error.message : String(error) });
  }

  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Sign up</h1>
        <p className="mt-1 text-muted">Your organization starts with $5.00 of free credit: 333 hourly snapshots.</p>
      </div>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextInput control={control} name="name" label="Your name" autoComplete="name" />
        <TextInput control={control} name="email" label="Email" type="email" autoComplete="username" />
        <TextInput
          control={control}
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters`}
        />
        <TextInput control={control} name="organization" label="Organization" autoComplete="organization" />
        <FormError message={formState.errors.root?.message} />
        <Button type="submit" fullWidth isPending={formState.isSubmitting}>
          Create account
        </Button>
      </Form>
      <p className="text-muted">
        Already have an account?{" "}
        <Link href="/sign-in" className="font-medium text-link underline underline-offset-2">
          Sign in
        </Link>
      </p>
    </div>
  );
}
