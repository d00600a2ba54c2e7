"use client";

import { Switch } from "@heroui/react/switch";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import { profileQuery, updateProfile } from "./queries";

/** Switches immediately; switches back with the reason if it can't be saved. */
export function MailSwitch({ isOn }: { isOn: boolean }) {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (isWanted: boolean) => updateProfile({ mail_on_completion: isWanted }),
    onMutate: async (isWanted) => {
      await client.cancelQueries({ queryKey: profileQuery.queryKey });
      const before = client.getQueryData(profileQuery.queryKey);
      if (before) client.setQueryData(profileQuery.queryKey, { ...before, mail_on_completion: isWanted });
      return { before };
    },
    onError: (error, _, context) => {
      client.setQueryData(profileQuery.queryKey, context?.before);
      toast.error(failureText("the change", error));
    },
    onSuccess: (profile) => client.setQueryData(profileQuery.queryKey, profile),
  });
  return (
    <Switch isSelected={isOn} onChange={(isWanted) => mutate(isWanted)}>
      <Switch.Content className="tap-target items-start gap-3">
        <Switch.Control>
          <Switch.Thumb />
        </Switch.Control>
        <span>
          <span className="block font-medium">Completed videos</span>
          <span className="block font-normal text-muted">
            Get an email with the final numbers when tracking of any video in this organization completes.
          </span>
        </span>
      </Switch.Content>
    </Switch>
  );
}
