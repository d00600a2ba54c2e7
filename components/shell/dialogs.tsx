"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { type AppDialog, AppDialogs, type DialogControls } from "@/components/app-dialogs";
import { toast } from "@/components/toast";

// On demand: the first page rarely needs them.
const loadPalette = () => import("./palette/palette");
const loadZones = () => import("@/components/time-zone/zone-dialog");
const Palette = dynamic(loadPalette, { ssr: false });
const ZoneDialog = dynamic(loadZones, { ssr: false });

const load = (dialog: AppDialog): Promise<unknown> => (dialog === "palette" ? loadPalette() : loadZones());

const prepare = (dialog: AppDialog) => {
  // If it fails, opening retries and reports it.
  void load(dialog).catch(() => undefined);
};

interface ShellDialogsProps {
  person: string;
  isAdmin: boolean;
  canWrite: boolean;
  children: ReactNode;
}

/** The command palette and the time zone dialog, available on every page; ⌘K or Ctrl+K opens the palette. */
export function ShellDialogs({ children, ...facts }: ShellDialogsProps) {
  const [current, setCurrent] = useState<AppDialog | null>(null);
  // Once opened, a dialog stays mounted: it closes itself and returns the focus.
  const [opened, setOpened] = useState<ReadonlySet<AppDialog>>(new Set());
  const [context] = useState<DialogControls>(() => ({
    // Load its script first: a failed load during rendering would take down the whole page.
    open: (dialog) =>
      void load(dialog).then(
        () => {
          setOpened((before) => new Set([...before, dialog]));
          setCurrent(dialog);
        },
        () => toast.error("Couldn't open this. Check your connection and try again."),
      ),
    prepare,
  }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isShortcut = event.key.toLowerCase() === "k" && event.metaKey !== event.ctrlKey;
      if (!isShortcut || event.altKey || event.shiftKey || event.isComposing) return;
      // Not over another dialog: its input, or a value shown only once, must not be lost.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      context.open("palette");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [context]);
  const close = () => setCurrent(null);
  return (
    <AppDialogs value={context}>
      {children}
      {opened.has("palette") && (
        <Palette
          {...facts}
          isOpen={current === "palette"}
          onClose={close}
          onTimeZone={() => context.open("time-zone")}
        />
      )}
      {opened.has("time-zone") && <ZoneDialog isOpen={current === "time-zone"} onClose={close} />}
    </AppDialogs>
  );
}
