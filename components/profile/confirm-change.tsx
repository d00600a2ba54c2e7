"use client";

import { Button } from "@heroui/react/button";
import { useMutation } from "@tanstack/react-query";
import { api } from "@/components/api";
import { FormError } from "@/components/forms/form-error";
import { LinkButton } from "@/components/ui/link-button";
import { confirmEmailChange } from "@/rest/dashboard/endpoints/account";

/** The link's page has a button: programs that follow links in emails confirm nothing. */
export function ConfirmChange({ token }: { token: string }) {
  const confirm = useMutation({
    mutationFn: () => api(confirmEmailChange, { body: { token } }),
  });
  if (confirm.data)
    return (
      <div role="status" className="flex flex-col items-start gap-4">
        <h1 className="font-semibold text-xl tracking-tight">Email address changed</h1>
        <p className="text-muted">
          You now sign in as <span className="break-all text-foreground">{confirm.data.email}</span> . You were signed
          out everywhere else.
        </p>
        <LinkButton href="/overview">Go to the overview</LinkButton>
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-xl tracking-tight">Change your email address</h1>
      <p className="text-muted">Confirm to use the address that this link was sent to.</p>
      <FormError
        message={
          confirm.error ? "This link is no longer valid. Sign in and request a new one in your profile." : undefined
        }
      />
      <Button isPending={confirm.isPending} onPress={() => confirm.mutate()}>
        Change address
      </Button>
    </div>
  );
}
