"use client";

import { Button } from "@heroui/react/button";
import { Form } from "@/components/forms/form";

/** Renders a button instead of using the link on load, so that email scanners that follow links don't use it up. */
export function UseLink({ token }: { token: string }) {
  return (
    <Form action="/api/auth/sign-in-link" worksWithoutScript className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl tracking-tight">Sign in</h1>
        <p className="mt-1 text-muted">Your link works once.</p>
      </div>
      <input type="hidden" name="token" value={token} />
      <Button type="submit" fullWidth>
        Sign in
      </Button>
    </Form>
  );
}
