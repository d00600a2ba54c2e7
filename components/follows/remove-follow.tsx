"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { channelFollowQuery, followRowsQuery, removeFollow } from "./queries";

export function RemoveFollow({ follow }: { follow: FollowRow }) {
  const client = useQueryClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const remove = useCancelableMutation({
    send: (signal) => removeFollow(follow.id, signal),
    onSuccess: async () => {
      // Not this page's own queries, which would return 404.
      await client.invalidateQueries({ queryKey: followRowsQuery.queryKey, refetchType: "all" });
      await client.invalidateQueries({ queryKey: channelFollowQuery(follow.channel_id).queryKey });
      toast.success("Follow deleted");
      router.push("/following");
    },
  });
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)} {...ConfirmDialog.touch}>
        Delete
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Delete follow"
        confirmLabel="Delete follow"
        mutation={remove}
        onConfirm={() => remove.mutate()}
      >
        New posts of <bdi className="break-all">@{follow.username}</bdi> are no longer tracked, and this follow's log is
        deleted. Videos it already started stay tracked.
      </ConfirmDialog>
    </>
  );
}
