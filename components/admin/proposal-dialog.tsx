"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { ruleWords } from "@/lib/billing/auto-top-up-rules";
import type { OpenAutoTopUpProposal } from "@/lib/billing/schemas";
import { DeclineAutoTopUp } from "@/lib/operations/admin/schemas";
import { approveAutoTopUp, declineAutoTopUp, refreshAdmin } from "./queries";

interface ProposalDialogProps {
  decision: "approve" | "decline";
  /** The proposal as of when the dialog opened: the server rejects the decision if an owner has replaced it since. */
  open: OpenAutoTopUpProposal;
  onClose: () => void;
}

/** Approves or declines an auto top-up proposal. */
export function ProposalDialog({ decision, open, onClose }: ProposalDialogProps) {
  const { organization, proposal, auto_top_up: rule } = open;
  const isApproval = decision === "approve";
  const { control, handleSubmit, setError, formState } = useForm<DeclineAutoTopUp>({
    resolver: zodResolver(DeclineAutoTopUp),
    defaultValues: { proposal: proposal.id, reason: "" },
  });
  const act = useAct<DeclineAutoTopUp>({ fields: ["reason"], setError, onDone: onClose, refresh: refreshAdmin });
  return (
    <FormDialog
      title={`${isApproval ? "Approve" : "Decline"} auto top-up for ${organization.name}`}
      submitLabel={isApproval ? "Approve" : "Decline"}
      isDangerous={!isApproval}
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={handleSubmit((input) =>
        isApproval
          ? act("Auto top-up approved", (signal) =>
              approveAutoTopUp(organization.id, { proposal: input.proposal }, signal),
            )
          : act("Auto top-up declined", (signal) => declineAutoTopUp(organization.id, input, signal)),
      )}
      onClose={onClose}
    >
      <dl className="grid gap-y-2">
        <div>
          <dt className="text-muted">Proposed rule</dt>
          <dd className="tabular-nums first-letter:uppercase">{ruleWords(proposal)}</dd>
        </div>
        <div>
          <dt className="text-muted">Current rule</dt>
          <dd className="tabular-nums first-letter:uppercase">{rule ? ruleWords(rule) : "Off"}</dd>
        </div>
      </dl>
      {isApproval ? (
        <p>The proposed rule takes effect immediately. Owners get an email.</p>
      ) : (
        <>
          <p>The current rule stays. Owners get an email.</p>
          <TextInput
            control={control}
            name="reason"
            label="Reason (optional)"
            description="Shown to the organization"
            autoComplete="off"
          />
        </>
      )}
    </FormDialog>
  );
}
