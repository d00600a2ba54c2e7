"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { openSession } from "@/components/session/open-session";
import { SignInRequest } from "@/lib/people/users/schemas";
import { AddressNotice } from "./address-notice";

interface SignInFormProps {
  /** A path of this site, already validated. */
  destination: string;
  /** Why a sign-in submitted without JavaScript failed. */
  error?: string;
  /** Whether it failed because the page is open at another address. */
  isWrongAddress: boolean;
  /** The public origin. */
  appUrl: string;
  /** Whether sign-in links can be emailed. */
  hasLinks: boolean;
}

export function SignInForm({ destination, error, isWrongAddress, appUrl, hasLinks }: SignInFormProps) {
  const { control, handleSubmit, setError, formState } = useForm<SignInRequest>({
    resolver: zodResolver(SignInRequest),
    defaultValues: { email: "", password: "" },
  });
  const submit = handleSubmit(async (input) => {
    const message = await openSession(input, { destination });
    if (message) return setError("root", { message });
    // A full load, so that the server renders the page for the signed-in person.
    window.location.assign(destination);
    return new Promise(() => {});
  });
  const isUntouched = !formState.isSubmitting && formState.submitCount === 0;
  return (
    <Form action="/api/auth/sign-in" worksWithoutScript onSubmit={submit} className="flex flex-col gap-4">
      <h1 className="font-semibold text-xl tracking-tight">Sign in</h1>
      <AddressNotice
        appUrl={appUrl}
        path={`/sign-in?from=${encodeURIComponent(destination)}`}
        isKnown={isWrongAddress}
      />
      <input type="hidden" name="from" value={destination} />
      <TextInput control={control} name="email" label="Email" type="email" autoComplete="username" />
      <TextInput control={control} name="password" label="Password" type="password" autoComplete="current-password" />
      <FormError message={formState.errors.root?.message ?? (isUntouched ? error : undefined)} />
      <Button type="submit" fullWidth isPending={formState.isSubmitting}>
        Sign in
      </Button>
      {hasLinks && (
        <p className="text-muted">
          <Link href="/sign-in-link" className="tap-target font-medium text-link underline underline-offset-2">
            Email me a sign-in link
          </Link>
        </p>
      )}
      <p className="text-muted">
        <Link href="/reset-password" className="tap-target font-medium text-link underline underline-offset-2">
          Forgot your password?
        </Link>
      </p>
      <p className="text-muted">
        No account yet?{" "}
        <Link href="/sign-up" className="font-medium text-link underline underline-offset-2">
          Sign up
        </Link>
      </p>
    </Form>
  );
}
