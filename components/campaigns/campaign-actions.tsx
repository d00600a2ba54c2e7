"use client";

import { Button } from "@heroui/react/button";
import { buttonVariants } from "@heroui/styles";
import { Download, Ellipsis, ListPlus, Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ShareButton } from "@/components/sharing/share-button";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { MenuButton } from "@/components/ui/menu-button";
import { useTimeZone } from "@/components/ui/time-zone";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportCampaign } from "@/rest/dashboard/endpoints/campaigns";
import { DeleteCampaign } from "./delete-campaign";
import { useStatusChange } from "./use-status-change";

const CampaignDialog = lazyOnTouch(() => import("./campaign-dialog").then((module) => module.CampaignDialog));
const AssignDialog = lazyOnTouch(() => import("./assign-dialog").then((module) => module.AssignDialog));

interface CampaignActionsProps {
  campaign: Campaign;
  canWrite: boolean;
  canSetBudgets: boolean;
  canShare: boolean;
}

export function CampaignActions({ campaign, canWrite, canSetBudgets, canShare }: CampaignActionsProps) {
  const router = useRouter();
  const zone = useTimeZone();
  const [open, setOpen] = useState<"edit" | "assign" | "delete" | null>(null);
  const statusChanges = useStatusChange(campaign);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <a
        href={hrefOf(exportCampaign, { params: { id: campaign.id }, query: { zone } })}
        download
        className={buttonVariants({ variant: "outline" })}
      >
        <Download aria-hidden />
        Export CSV
      </a>
      {canShare && <ShareButton shared={{ of: "campaign", ids: [campaign.id], title: campaign.name }} />}
      {canWrite && (
        <>
          <Button variant="outline" onPress={() => setOpen("edit")} {...CampaignDialog.touch}>
            <Pencil aria-hidden />
            Edit
          </Button>
          <Button onPress={() => setOpen("assign")} {...AssignDialog.touch}>
            <ListPlus aria-hidden />
            Assign videos
          </Button>
          <MenuButton
            name="More actions"
            label="More actions"
            placement="bottom start"
            entries={[
              ...statusChanges,
              { id: "print", name: "Print", onAction: () => window.print() },
              { id: "delete", name: "Delete campaign", onAction: () => setOpen("delete") },
            ]}
            className="button button--md button--icon-only button--outline inline-flex items-center justify-center"
          >
            <Ellipsis aria-hidden />
          </MenuButton>
          <CampaignDialog campaign={campaign} isOpen={open === "edit"} canSetBudgets={canSetBudgets} onClose={close} />
          <AssignDialog campaign={campaign} isOpen={open === "assign"} onClose={close} />
          <DeleteCampaign
            campaign={campaign}
            isOpen={open === "delete"}
            onClose={close}
            onDeleted={() => router.push("/campaigns")}
          />
        </>
      )}
    </div>
  );
}
