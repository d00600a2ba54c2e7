"use client";

import { Settings2 } from "lucide-react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { usePopup } from "@/components/ui/use-popup";
import type { ListLayout } from "./list-layout";

const ListSettingsPanel = lazyOnTouch(() => import("./list-settings-panel").then((module) => module.ListSettingsPanel));

interface ListSettingsProps {
  layout: ListLayout;
  onChange: (layout: ListLayout) => void;
}

/** Opens the choice of columns and of the row height. */
export function ListSettings({ layout, onChange }: ListSettingsProps) {
  const { trigger, popup } = usePopup("dialog", ListSettingsPanel.prepare);
  return (
    <>
      <button
        {...trigger}
        aria-label="Columns and row height"
        title="Columns and row height"
        className="tap-target tap-target--square grid size-8 place-items-center rounded-md text-muted hover:bg-default hover:text-foreground"
      >
        <Settings2 aria-hidden size={16} />
      </button>
      <ListSettingsPanel {...popup} layout={layout} onChange={onChange} />
    </>
  );
}
