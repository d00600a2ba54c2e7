import { ApiError } from "@/components/api-error";

/**
 * Returns the text of a notice about a change that failed. Only a 4xx proves that nothing changed: after a lost connection
 * or a 5xx, the outcome is unknown.
 * @param change a noun: "the label change"
 */
export function failureText(change: string, error: Error): string {
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  const noun = change.charAt(0).toUpperCase() + change.slice(1);
  return isRefused ? `${noun} didn't go through. ${error.message}` : `We couldn't confirm ${change}. ${error.message}`;
}
