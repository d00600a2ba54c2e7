import { ApiError } from "@/components/api-error";

/**
 * What a notice says of a change that failed. Only a refusal proves that nothing was changed: after a lost connection or
 * an error of the server nobody here knows.
 * @param change a noun: "the label change"
 */
export function failureText(change: string, error: Error): string {
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  const noun = change.charAt(0).toUpperCase() + change.slice(1);
  return isRefused ? `${noun} didn't go through. ${error.message}` : `We couldn't confirm ${change}. ${error.message}`;
}
