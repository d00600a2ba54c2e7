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
 * Buttons for a proposal, and the dialog that they open. The dialog is the page's, not the proposal's: it stays open with its
 * message when the proposal is gone from the page.
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
