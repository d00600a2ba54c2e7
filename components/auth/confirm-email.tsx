"use client";

import { Button } from "@heroui/react/button";
import { useMutation } from "@tanstack/react-query";
import { api } from "@/components/api";
import { FormError } from "@/components/forms/form-error";
import { LinkButton } from "@/components/ui/link-button";
import { confirmEmail } from "@/rest/dashboard/endpoints/account";

export function ConfirmEmail({ token }: { token: string }) {
  const confirm = useMutation({
    mutationFn: () => api(confirmEmail, { body: { token } }),
  });
  if (confirm.data)
    return (
      <div className="flex flex-col items-start gap-4">
        <h1 className="font-semibold text-xl tracking-tight">Email address confirmed</h1>
        <p className="text-muted">{confirm.data.email} is confirmed, and your free credit of $5.00 has been added.</p>
        <LinkButton href="/overview">Go to the overview</LinkButton>
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-xl tracking-tight">Confirm your email address</h1>
      <p className="text-muted">Confirm your address to add the free credit of $5.00 to your organization's balance.</p>
      <FormError
        message={
          confirm.error
            ? "This link is no longer valid. Sign in with an emailed link or reset your password; both confirm the address."
            : undefined
        }
      />
      <Button isPending={confirm.isPending} onPress={() => confirm.mutate()}>
        Confirm address
      </Button>
    </div>
  );
}
