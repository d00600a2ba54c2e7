"use client";

import { lazyOnTouch } from "./lazy-on-touch";

export const ConfirmDialog = lazyOnTouch(() =>
  import("./confirm-dialog-window").then((module) => module.ConfirmDialogWindow),
);
