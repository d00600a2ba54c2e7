"use client";

import { createContext } from "react";

/**
 * Whether the dialog around a component is open: a closing one is still shown while it fades out. True outside dialogs.
 * React Aria's own context comes with its dialogs, menus and popovers, a tenth of a page's script, and what may be in a
 * dialog must not load them first.
 */
export const DialogOpen = createContext(true);
