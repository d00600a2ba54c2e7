import { createContext, useContext } from "react";

/** Dialogs that any page can open; the shell renders them. */
export type AppDialog = "palette" | "time-zone" | "shortcuts";

export interface DialogControls {
  open(dialog: AppDialog): void;
  /** Loads a dialog's script: pointer or focus is on the button, so a press is likely. */
  prepare(dialog: AppDialog): void;
}

export const AppDialogs = createContext<DialogControls>({ open: () => {}, prepare: () => {} });

export const useAppDialogs = () => useContext(AppDialogs);
