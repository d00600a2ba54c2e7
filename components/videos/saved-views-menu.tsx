"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark, ChevronDown } from "lucide-react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { usePopup } from "@/components/ui/use-popup";
import type { ViewSettings } from "@/lib/tracking/saved-views/schemas";
import { savedViewsQuery } from "./saved-view-queries";
import { isSameView } from "./view-settings";

const SavedViewsPanel = lazyOnTouch(() => import("./saved-views-panel").then((module) => module.SavedViewsPanel));

interface SavedViewsMenuProps {
  current: ViewSettings;
  onApply: (settings: ViewSettings) => void;
}

/** Opens the member's saved views; its text is the name of the one that the list shows. */
export function SavedViewsMenu({ current, onApply }: SavedViewsMenuProps) {
  const { trigger, popup } = usePopup("dialog", SavedViewsPanel.prepare);
  const { data: views = [] } = useQuery(savedViewsQuery);
  const shown = views.find(({ settings }) => isSameView(settings, current));
  return (
    <>
      <button
        {...trigger}
        aria-label={shown ? `Saved views: ${shown.name}` : "Saved views"}
        className="tap-target inline-flex h-9 max-w-48 items-center gap-2 rounded-md border border-border px-3 text-sm hover:bg-default"
      >
        <Bookmark aria-hidden size={16} className={`shrink-0 ${shown ? "text-accent" : "text-muted"}`} />
        <bdi className="truncate">{shown?.name ?? "Saved views"}</bdi>
        <ChevronDown aria-hidden size={14} className="shrink-0 text-muted" />
      </button>
      <SavedViewsPanel {...popup} views={views} current={current} onApply={onApply} />
    </>
  );
}
