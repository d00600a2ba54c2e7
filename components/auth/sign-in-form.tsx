"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { TextInput } from "@/components/ui/text-input";
import { SignInRequest } from "@/lib/users/schemas";
import { FormFault } from "./form-fault";
import { openSession } from "./open-session";

/** @param destination a path of our own, already checked */
export function SignInForm({ destination }: { destination: string }) {
  const { control, handleSubmit, setError, formState } = useForm<SignInRequest>({
    resolver: zodResolver(SignInRequest),
    defaultValues: { email: "", password: "" },
  });
  const submit = handleSubmit(async (input) => {
    const fault = await openSession(input);
    if (fault) return setError("root", { message: fault });
    // A full load, so that the server renders the page for whoever is signed in now.
    window.location.assign(destination);
    return new Promise(() => {});
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h1 className="font-semibold text-xl tracking-tight">Sign in</h1>
      <TextInput control={control} name="email" label="E-mail" type="email" autoComplete="username" />
      <TextInput control={control} name="password" label="Password" type="password" autoComplete="current-password" />
      <FormFault message={formState.errors.root?.message} />
      <Button type="submit" fullWidth isPending={formState.isSubmitting}>
        Sign in
      </Button>
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
    </form>
  );
}
