"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import Link from "next/link";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { SIGN_IN_LINK_MINUTES } from "@/lib/people/users/rules";

interface RequestLinkProps {
  isSent: boolean;
  error?: string;
}

/** Renders the form that emails a sign-in link. */
export function RequestLink({ isSent, error }: RequestLinkProps) {
  return (
    <div className="flex flex-col gap-4">
      {isSent ? (
        <div role="status">
          <h1 className="font-semibold text-xl tracking-tight">Check your email</h1>
          <p className="mt-1 text-muted">
            If the address has an account, a link is on its way. It works for {SIGN_IN_LINK_MINUTES} minutes.
          </p>
        </div>
      ) : (
        <Form action="/api/auth/sign-in-link/request" worksWithoutScript className="flex flex-col gap-4">
          <div>
            <h1 className="font-semibold text-xl tracking-tight">Sign-in link</h1>
            <p className="mt-1 text-muted">Get an email with a link that signs you in without your password.</p>
          </div>
          <TextField fullWidth name="email" type="email" autoComplete="username" isRequired>
            <Label>Email</Label>
            <Input />
          </TextField>
          <FormError message={error} />
          <Button type="submit" fullWidth>
            Send link
          </Button>
        </Form>
      )}
      <p className="text-muted">
        <Link href="/sign-in" className="font-medium text-link underline underline-offset-2">
          Back to sign-in
        </Link>
      </p>
    </div>
  );
}
