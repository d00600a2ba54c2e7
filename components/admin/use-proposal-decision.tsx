"use client";

import { Button } from "@heroui/react/button";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { OpenAutoTopUpProposal } from "@/lib/billing/schemas";

const ProposalDialog = dynamic(() => import("./proposal-dialog").then((file) => file.ProposalDialog), { ssr: false });

const DECISIONS = [
  { decision: "approve", name: "Approve" },
  { decision: "decline", name: "Decline" },
] as const;
type Decision = (typeof DECISIONS)[number]["decision"];

/**
 * Returns a proposal's buttons and the dialog that they open. The dialog belongs to the page, not to the proposal, so
 * it stays open with its message after the proposal is gone from the page.
 */
export function useProposalDecision() {
  const [open, setOpen] = useState<{ decision: Decision; proposal: OpenAutoTopUpProposal } | null>(null);
  const buttonsFor = (proposal: OpenAutoTopUpProposal) => (
    <div className="flex flex-wrap gap-2">
      {DECISIONS.map(({ decision, name }) => (
        <Button
          key={decision}
          size="sm"
          variant="outline"
          className="tap-target"
          onPress={() => setOpen({ decision, proposal })}
        >
          {name}
        </Button>
      ))}
    </div>
  );
  const dialog = open && <ProposalDialog decision={open.decision} open={open.proposal} onClose={() => setOpen(null)} />;
  return { buttonsFor, dialog };
}
