"use client";

import { Button } from "@heroui/react/button";
import { useMutation } from "@tanstack/react-query";
import { FormError } from "@/components/forms/form-error";
import { enterOrganization } from "@/components/session/enter-organization";
import { acceptInvitation } from "./queries";

/** For a reader who is signed in with the invited address. */
export function AcceptForm({ token, organization }: { token: string; organization: string }) {
  const accept = useMutation({
    mutationFn: async () => {
      await acceptInvitation(token);
      await enterOrganization();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <FormError message={accept.error?.message} />
      <Button fullWidth isPending={accept.isPending} onPress={() => accept.mutate()}>
        <span className="truncate">Join {organization}</span>
      </Button>
    </div>
  );
}
