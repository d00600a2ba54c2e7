/** Fields in which a letter is text. */
const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Whether a key was pressed without a modifier, outside of fields: a page may take it as a shortcut. */
export function isPlainKey({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return false;
  return !(target instanceof Element && target.closest(FIELDS));
}

/** Not by the role "alertdialog", which notices have too. */
const LAYERS = "[role='dialog'], .alert-dialog__backdrop, .dropdown__popover, .select__popover";

/** Whether a dialog, a menu or a list is open, which has the keys then. */
export const isDialogOpen = (): boolean => document.querySelector(LAYERS) !== null;
