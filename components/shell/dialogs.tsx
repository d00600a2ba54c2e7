"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { type AppDialog, AppDialogs, type DialogControls } from "@/components/app-dialogs";
import { toast } from "@/components/toast";
import { isDialogOpen, isPlainKey } from "@/components/ui/plain-key";

// On demand: the first page rarely needs them.
const loadPalette = () => import("./palette/palette");
const loadZones = () => import("@/components/time-zone/zone-dialog");
const loadShortcuts = () => import("./shortcuts-dialog");
const Palette = dynamic(loadPalette, { ssr: false });
const ZoneDialog = dynamic(loadZones, { ssr: false });
const ShortcutsDialog = dynamic(loadShortcuts, { ssr: false });

const LOADS: Record<AppDialog, () => Promise<unknown>> = {
  palette: loadPalette,
  "time-zone": loadZones,
  shortcuts: loadShortcuts,
};

const prepare = (dialog: AppDialog) => {
  // If it fails, opening retries and reports it.
  void LOADS[dialog]().catch(() => undefined);
};

/** Returns what a shortcut opens; null for any other key. */
function dialogOf(event: KeyboardEvent): AppDialog | null {
  if (isPlainKey(event) && event.key === "?") return "shortcuts";
  if (event.altKey || event.shiftKey || event.isComposing) return null;
  return event.key.toLowerCase() === "k" && event.metaKey !== event.ctrlKey ? "palette" : null;
}

interface ShellDialogsProps {
  person: string;
  isAdmin: boolean;
  canWrite: boolean;
  children: ReactNode;
}

/**
 * The command palette, the time zone dialog and the list of shortcuts, available on every page; ⌘K or Ctrl+K opens the
 * palette, and ? the shortcuts.
 */
export function ShellDialogs({ children, ...facts }: ShellDialogsProps) {
  const [current, setCurrent] = useState<AppDialog | null>(null);
  // Once opened, a dialog stays mounted: it closes itself and returns the focus.
  const [opened, setOpened] = useState<ReadonlySet<AppDialog>>(new Set());
  const [context] = useState<DialogControls>(() => ({
    // Load its script first: a failed load during rendering would take down the whole page.
    open: (dialog) =>
      void LOADS[dialog]().then(
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
      const dialog = dialogOf(event);
      // Not over another dialog: its input, or a value shown only once, must not be lost.
      if (!dialog || isDialogOpen()) return;
      event.preventDefault();
      context.open(dialog);
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
          onShortcuts={() => context.open("shortcuts")}
        />
      )}
      {opened.has("time-zone") && <ZoneDialog isOpen={current === "time-zone"} onClose={close} />}
      {opened.has("shortcuts") && <ShortcutsDialog isOpen={current === "shortcuts"} onClose={close} />}
    </AppDialogs>
  );
}
