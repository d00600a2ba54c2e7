"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { api } from "@/components/api";
import { ApiError } from "@/components/api-error";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { openSession } from "@/components/session/open-session";
import { MIN_PASSWORD_LENGTH, ResetPasswordRequest } from "@/lib/people/users/schemas";
import { resetPassword } from "@/rest/dashboard/endpoints/account";

const NewPassword = ResetPasswordRequest.pick({ password: true });

export function ResetPasswordForm({ token }: { token: string }) {
  const { control, handleSubmit, setError, formState } = useForm<{ password: string }>({
    resolver: zodResolver(NewPassword),
    defaultValues: { password: "" },
  });
  const submit = handleSubmit(async ({ password }) => {
    try {
      const body = { token, password };
      const { email } = await api(resetPassword, { body });
      const error = await openSession({ email, password }, { destination: "/overview" });
      window.location.assign(error ? "/sign-in" : "/overview");
      return new Promise(() => {});
    } catch (error) {
      setError("root", { message: messageOf(error) });
    }
  });
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Choose a new password</h1>
        <p className="mt-1 text-muted">You'll be signed out on all devices.</p>
      </div>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextInput
          control={control}
          name="password"
          label="New password"
          type="password"
          autoComplete="new-password"
          description={`At least ${MIN_PASSWORD_LENGTH} characters`}
        />
        <FormError message={formState.errors.root?.message} />
        <Button type="submit" fullWidth isPending={formState.isSubmitting}>
          Save password
        </Button>
      </Form>
      <p className="text-muted">
        <Link href="/reset-password" className="font-medium text-link underline underline-offset-2">
          Request a new link
        </Link>
      </p>
    </div>
  );
}

function messageOf(error: unknown): string {
  if (error instanceof ApiError && error.field("token")) return "This link is no longer valid. Request a new one.";
  return error instanceof Error ? error.message : String(error);
}
