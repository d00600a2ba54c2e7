"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toast";
import { Time } from "@/components/ui/time";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { ruleWords } from "@/lib/billing/auto-top-up-rules";
import type { AutoTopUpProposal } from "@/lib/billing/schemas";
import { refreshBilling, withdrawAutoTopUp } from "./queries";

interface ProposalNoticeProps {
  proposal: AutoTopUpProposal;
  canPropose: boolean;
}

/** Renders a pending or declined proposal. */
export function ProposalNotice({ proposal, canPropose }: ProposalNoticeProps) {
  const { id, by, at, declined } = proposal;
  const client = useQueryClient();
  const remove = useCancelableMutation({
    send: (signal) => withdrawAutoTopUp(id, signal),
    onSuccess: () => {
      if (!declined) toast.success("Proposal withdrawn");
    },
    onError: (error) => toast.error(error.message),
    onSettled: () => refreshBilling(client),
  });
  return (
    <div
      className={`mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-l-2 py-1 pl-4 ${declined ? "border-warning" : "border-accent"}`}
    >
      <div className="min-w-0 max-w-prose">
        <p>
          {declined ? (
            <>
              Proposal declined <Time value={declined.at} form="date" />
            </>
          ) : (
            <>
              Proposed <Time value={at} form="date" /> by <bdi>{by}</bdi>, waiting for approval
            </>
          )}
          : <span className="tabular-nums">{ruleWords(proposal)}</span>.
        </p>
        {declined?.reason && (
          <p className="break-words text-muted">
            Reason: <bdi>{declined.reason}</bdi>
          </p>
        )}
      </div>
      {canPropose && (
        <Button
          size="sm"
          variant="outline"
          className="tap-target"
          isPending={remove.isPending}
          onPress={() => remove.mutate()}
        >
          {declined ? "Dismiss" : "Withdraw"}
        </Button>
      )}
    </div>
  );
}
