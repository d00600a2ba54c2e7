import { type RefObject, useEffect } from "react";

const SELECTED = "[cmdk-item][aria-selected=true]";
const OPTION = "[cmdk-item]:not([aria-disabled=true])";

/**
 * Keeps an option of the list around this field selected while there is one, and the field's and the list's
 * `aria-activedescendant` on it. cmdk loses both when the selected option leaves together with options after it, as
 * search results do. A list that is busy keeps what it has: its options are about to change.
 */
export function useKeptSelection(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const command = field.current?.closest("[cmdk-root]");
    if (!command) return;
    const keep = () => {
      const selected = command.querySelector(SELECTED);
      for (const element of command.querySelectorAll("[cmdk-input], [cmdk-list]")) {
        const named = element.getAttribute("aria-activedescendant");
        if (!selected) element.removeAttribute("aria-activedescendant");
        else if (named !== selected.id) element.setAttribute("aria-activedescendant", selected.id);
      }
      if (selected || command.querySelector("[cmdk-list][aria-busy=true]") || !command.querySelector(OPTION)) return;
      command.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    };
    keep();
    const observer = new MutationObserver(keep);
    observer.observe(command, {
      subtree: true,
      childList: true,
      attributeFilter: ["aria-selected", "aria-activedescendant", "aria-busy"],
    });
    return () => observer.disconnect();
  }, [field]);
}
