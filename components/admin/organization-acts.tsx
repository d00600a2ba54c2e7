"use client";

import { Button } from "@heroui/react/button";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";

const TopUp = dynamic(() => import("./top-up").then((file) => file.TopUp), { ssr: false });
const CorrectBalance = dynamic(() => import("./correct-balance").then((file) => file.CorrectBalance), { ssr: false });
const GrantCredits = dynamic(() => import("./grant-credits").then((file) => file.GrantCredits), { ssr: false });
const AutoTopUp = dynamic(() => import("./auto-top-up").then((file) => file.AutoTopUp), { ssr: false });
const ChangePlan = dynamic(() => import("./change-plan").then((file) => file.ChangePlan), { ssr: false });
const ChangePrice = dynamic(() => import("./change-price").then((file) => file.ChangePrice), { ssr: false });
const ChangeLimits = dynamic(() => import("./change-limits").then((file) => file.ChangeLimits), { ssr: false });
const Suspension = dynamic(() => import("./suspension").then((file) => file.Suspension), { ssr: false });

const DIALOGS = {
  topUp: { name: "Top up", dialog: TopUp },
  credits: { name: "Grant credits", dialog: GrantCredits },
  correct: { name: "Correct balance", dialog: CorrectBalance },
  auto: { name: "Change rule", dialog: AutoTopUp },
  plan: { name: "Change plan", dialog: ChangePlan },
  price: { name: "Change price", dialog: ChangePrice },
  limits: { name: "Change limits", dialog: ChangeLimits },
  suspension: { name: "Suspend", dialog: Suspension },
};
type Act = keyof typeof DIALOGS;

interface OrganizationActsProps {
  organization: OrganizationDetail;
  acts: readonly Act[];
  /** The first one is the page's primary action. */
  hasPrimary?: boolean;
}

/** Renders a button per action, each opening a dialog. A dialog's code loads when the dialog opens. */
export function OrganizationActs({ organization, acts, hasPrimary = false }: OrganizationActsProps) {
  const [open, setOpen] = useState<Act | null>(null);
  const Dialog = open && DIALOGS[open].dialog;
  const nameOf = (act: Act) =>
    act === "suspension" && organization.suspended_at ? "Lift suspension" : DIALOGS[act].name;
  return (
    <div className="flex flex-wrap gap-2">
      {acts.map((act, index) => (
        <Button
          key={act}
          variant={hasPrimary && index === 0 ? "primary" : "outline"}
          className="tap-target"
          onPress={() => setOpen(act)}
        >
          {nameOf(act)}
        </Button>
      ))}
      {Dialog && <Dialog organization={organization} onClose={() => setOpen(null)} />}
    </div>
  );
}
