"use client";

import { Button } from "@heroui/react/button";
import { useMutation } from "@tanstack/react-query";
import { api } from "@/components/api";
import { FormFault } from "@/components/forms/form-fault";
import { LinkButton } from "@/components/ui/link-button";
import { confirmEmail } from "@/rest/dashboard/endpoints/account";

export function ConfirmEmail({ token }: { token: string }) {
  const confirm = useMutation({
    mutationFn: () => api(confirmEmail, { body: { token } }),
  });
  if (confirm.data)
    return (
      <div className="flex flex-col items-start gap-4">
        <h1 className="font-semibold text-xl tracking-tight">Your address is confirmed</h1>
        <p className="text-muted">{confirm.data.email} is yours, and the free credit of 5 USD is on the account.</p>
        <LinkButton href="/overview">Go to the overview</LinkButton>
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-xl tracking-tight">Confirm your email address</h1>
      <p className="text-muted">One click, and the free credit of 5 USD is on your organization's account.</p>
      <FormFault
        message={
          confirm.error
            ? "This link is no longer valid. Sign in with an emailed link or reset your password: both confirm the address."
            : undefined
        }
      />
      <Button isPending={confirm.isPending} onPress={() => confirm.mutate()}>
        Confirm address
      </Button>
    </div>
  );
}
