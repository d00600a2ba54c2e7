"use client";

import { Switch } from "@heroui/react/switch";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import { organizationQuery, refreshOrganization, requireSecondFactor } from "./queries";

/** Switches immediately; switches back with the reason if it is refused. */
export function SecondFactorSwitch({ isOn }: { isOn: boolean }) {
  const client = useQueryClient();
  const show = (isRequired: boolean) =>
    client.setQueryData(organizationQuery.queryKey, (own) => own && { ...own, requires_second_factor: isRequired });
  const { mutate } = useMutation({
    mutationFn: (isRequired: boolean) => requireSecondFactor({ is_required: isRequired }),
    onMutate: async (isRequired) => {
      await client.cancelQueries({ queryKey: organizationQuery.queryKey });
      show(isRequired);
    },
    onError: (error, isRequired) => {
      show(!isRequired);
      toast.error(error.message);
    },
    onSuccess: ({ is_required }) =>
      toast.success(`Two-factor authentication is ${is_required ? "required" : "optional"}`),
    onSettled: () => refreshOrganization(client),
  });
  return (
    <Switch isSelected={isOn} onChange={(isRequired) => mutate(isRequired)}>
      <Switch.Content className="tap-target items-start gap-3">
        <Switch.Control>
          <Switch.Thumb />
        </Switch.Control>
        <span className="max-w-prose">
          <span className="block font-medium">Require two-factor authentication</span>
          <span className="block font-normal text-muted">
            Members without it must set it up before they can see this organization's data. API keys keep working.
          </span>
        </span>
      </Switch.Content>
    </Switch>
  );
}
