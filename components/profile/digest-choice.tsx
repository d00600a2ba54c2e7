"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import { Choice } from "@/components/ui/choice";
import type { Profile } from "@/lib/people/users/schemas";
import { profileQuery, updateProfile } from "./queries";

const PACES = [
  { id: "off", name: "Off" },
  { id: "daily", name: "Daily" },
  { id: "weekly", name: "Weekly, on Mondays" },
] as const;

/** How often the reader gets the digest of this organization. */
export function DigestChoice({ digest }: { digest: Profile["digest"] }) {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (wanted: Profile["digest"]) => updateProfile({ digest: wanted }),
    onSuccess: (profile) => {
      client.setQueryData(profileQuery.queryKey, profile);
      toast.success("Digest changed");
    },
    onError: (error) => toast.error(failureText("the change", error)),
  });
  return (
    <div className="mt-4 flex flex-col gap-1">
      <span className="font-medium">Digest</span>
      <span className="text-muted">
        Breakouts, stalled and ended videos, spend and runway, every morning or every Monday in the organization's time
        zone.
      </span>
      <Choice label="Digest" value={digest} options={PACES} onChange={mutate} />
    </div>
  );
}
