import type { ExternalToast } from "sonner";

/** Short notices over the page: `toast("…")`, `toast.success("…")`, `toast.error("…")`. */
type Kind = "message" | "success" | "error" | "warning";
type Show = (kind: Kind, text: string, options?: ExternalToast) => void;

let show: Show | null = null;
const waiting: Parameters<Show>[] = [];

/** Connects the component that draws notices, once its script has loaded. Notices sent before are shown now. */
export function connectToasts(connected: Show): () => void {
  show = connected;
  for (const notice of waiting.splice(0)) connected(...notice);
  return () => {
    show = null;
  };
}

const send =
  (kind: Kind) =>
  (text: string, options?: ExternalToast): void => {
    if (show) show(kind, text, options);
    else waiting.push([kind, text, options]);
  };

export const toast = Object.assign(send("message"), {
  success: send("success"),
  error: send("error"),
  warning: send("warning"),
});
