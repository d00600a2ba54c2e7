"use client";

import { Button } from "@heroui/react/button";
import { useMutation } from "@tanstack/react-query";
import { api } from "@/components/api";
import { resendConfirmation } from "@/rest/dashboard/endpoints/profile";

export function ConfirmNotice() {
  const resend = useMutation({
    mutationFn: () => api(resendConfirmation, {}),
  });
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 border-warning border-l-2 py-1 pl-4">
      <p className="max-w-prose">Confirm your email address with the link we sent you to get $5.00 of free credit.</p>
      <Button size="sm" variant="outline" isPending={resend.isPending} onPress={() => resend.mutate()}>
        Resend link
      </Button>
      <p role="status" className="text-muted empty:hidden">
        {resend.data?.sent && "Link sent. Check your inbox."}
        {resend.error?.message}
      </p>
    </div>
  );
}
