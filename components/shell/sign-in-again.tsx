"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { openSession } from "@/components/session/open-session";
import { announceSession } from "@/components/session-end";
import { SignInRequest } from "@/lib/people/users/schemas";

interface SignInAgainProps {
  /** The person that the page was rendered for. */
  email: string;
  onClose: () => void;
}

/** Signs the same person in without leaving the page, so that nothing typed is lost. */
export function SignInAgain({ email, onClose }: SignInAgainProps) {
  const client = useQueryClient();
  const { control, handleSubmit, setError, formState } = useForm<SignInRequest>({
    resolver: zodResolver(SignInRequest),
    defaultValues: { email, password: "" },
  });
  const submit = handleSubmit(async (input) => {
    const message = await openSession(input);
    if (message) return setError("root", { message });
    announceSession();
    onClose();
    // What failed meanwhile loads again.
    await client.invalidateQueries();
  });
  return (
    <FormDialog
      title="Sign in"
      submitLabel="Sign in"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        Your session has ended. Sign in as <bdi className="wrap-anywhere font-medium">{email}</bdi> to continue on this
        page.
      </p>
      {/* For password managers. */}
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <TextInput control={control} name="password" label="Password" type="password" autoComplete="current-password" />
      <p className="text-muted">
        Or{" "}
        <a
          href="/sign-in"
          // The page may have changed since the dialog was rendered.
          onClick={(event) => {
            const { pathname, search } = window.location;
            event.currentTarget.href = `/sign-in?from=${encodeURIComponent(pathname + search)}`;
          }}
          className="tap-target font-medium text-link underline underline-offset-2"
        >
          sign in another way
        </a>
        , which returns to this page without what you typed.
      </p>
    </FormDialog>
  );
}
