"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { enterOrganization } from "@/components/session/enter-organization";
import { openSession } from "@/components/session/open-session";
import { SignInRequest } from "@/lib/people/users/schemas";
import { acceptInvitation } from "./queries";

const Password = SignInRequest.pick({ password: true });

/** For an invited address with an account. */
export function SignInToAccept({ token, email }: { token: string; email: string }) {
  const { control, handleSubmit, setError, formState } = useForm<{ password: string }>({
    resolver: zodResolver(Password),
    defaultValues: { password: "" },
  });
  const submit = handleSubmit(async ({ password }) => {
    const error = await openSession(
      { email, password },
      { destination: `${window.location.pathname}${window.location.search}` },
    );
    if (error) return setError("root", { message: error });
    try {
      await acceptInvitation(token);
      await enterOrganization();
    } catch (error) {
      setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <p>Your address already has an account. Sign in to join.</p>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextInput control={control} name="password" label="Password" type="password" autoComplete="current-password" />
      <FormError message={formState.errors.root?.message} />
      <Button type="submit" fullWidth isPending={formState.isSubmitting}>
        Sign in and join
      </Button>
      <p className="text-muted">
        <Link href="/reset-password" className="font-medium text-link underline underline-offset-2">
          Forgot your password?
        </Link>{" "}
        Afterward, open the invitation link again.
      </p>
    </Form>
  );
}
