"use client";

import { Button } from "@heroui/react/button";
import { Description } from "@heroui/react/description";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import Link from "next/link";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";

interface CodeFormProps {
  /** A path of this site, already validated. */
  destination: string;
  error?: string;
}

/** The second step of a sign-in. */
export function CodeForm({ destination, error }: CodeFormProps) {
  return (
    <Form action="/api/auth/sign-in-code" worksWithoutScript className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Two-factor authentication</h1>
        <p className="mt-1 text-muted">Enter the code from your authenticator app.</p>
      </div>
      <input type="hidden" name="from" value={destination} />
      <TextField fullWidth name="code" type="text" autoComplete="one-time-code" isRequired autoFocus>
        <Label>Code</Label>
        <Input />
        <Description>If you don't have your phone, use a recovery code.</Description>
      </TextField>
      <FormError message={error} />
      <Button type="submit" fullWidth>
        Sign in
      </Button>
      <p className="text-muted">
        <Link href="/sign-in" className="font-medium text-link underline underline-offset-2">
          Back to sign-in
        </Link>
      </p>
    </Form>
  );
}
