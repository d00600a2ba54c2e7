"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { failureText } from "@/components/failure-text";
import { Form } from "@/components/forms/form";
import { toast } from "@/components/toast";
import { PanelPopup } from "@/components/ui/panel-popup";
import type { PopupProps } from "@/components/ui/use-popup";
import type { SavedView, ViewSettings } from "@/lib/tracking/saved-views/schemas";
import { removeSavedView, savedViewsQuery, saveView } from "./saved-view-queries";
import { isSameView } from "./view-settings";

interface SavedViewsPanelProps extends PopupProps {
  views: readonly SavedView[];
  current: ViewSettings;
  onApply: (settings: ViewSettings) => void;
}

export function SavedViewsPanel({ views, current, onApply, ...popup }: SavedViewsPanelProps) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const [name, setName] = useState("");
  const typed = name.trim().toLowerCase();
  const replaced = views.find((view) => view.name.toLowerCase() === typed);
  const saving = useMutation({
    mutationFn: () => saveView({ name, settings: current }),
    onSuccess: async (view) => {
      await refresh();
      setName("");
      toast.success(`View “${view.name}” saved`);
    },
    onError: (error) => toast.error(failureText("the view", error)),
  });
  const removal = useMutation({
    mutationFn: ({ id }: SavedView) => removeSavedView(id),
    onSuccess: (_, view) => toast.success(`View “${view.name}” deleted`),
    onError: (error) => toast.error(failureText("the deletion", error)),
    onSettled: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== "" && !saving.isPending) saving.mutate();
  };
  return (
    <PanelPopup {...popup} label="Saved views" className="w-80 max-w-[calc(100vw-2rem)]">
      <h2 className="px-1 pb-1 font-medium text-sm">Saved views</h2>
      {views.length === 0 && (
        <p className="px-1 pb-2 text-muted text-xs">
          Save the filters, sort order and columns you use often. Only you see your saved views.
        </p>
      )}
      <ul className="flex max-h-72 flex-col overflow-y-auto">
        {views.map((view) => {
          const isShown = isSameView(view.settings, current);
          return (
            <li key={view.id} className="flex items-center gap-1 rounded-md hover:bg-default/60">
              <button
                type="button"
                aria-current={isShown || undefined}
                onClick={() => {
                  onApply(view.settings);
                  popup.onClose();
                }}
                className="tap-target flex min-h-8 min-w-0 flex-1 items-center gap-2 px-1 text-left text-sm"
              >
                <Check aria-hidden size={16} className={`shrink-0 ${isShown ? "text-accent" : "invisible"}`} />
                <bdi className="truncate">{view.name}</bdi>
              </button>
              <Button
                isIconOnly
                size="sm"
                variant="ghost"
                aria-label={`Delete view ${view.name}`}
                isDisabled={removal.isPending}
                onPress={() => removal.mutate(view)}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
      <Form onSubmit={submit} className="mt-2 flex items-center gap-2 border-rule border-t pt-3">
        <Input
          aria-label="Name of the view"
          placeholder="Name this view"
          required
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
          className="min-w-0 flex-1"
        />
        <Button type="submit" isPending={saving.isPending}>
          {replaced ? "Update view" : "Save view"}
        </Button>
      </Form>
    </PanelPopup>
  );
}
