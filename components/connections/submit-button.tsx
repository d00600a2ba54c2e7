import type { ReactNode } from "react";

interface SubmitButtonProps {
  isDanger?: boolean;
  children: ReactNode;
}

/** The button of a form that works without scripts. */
export function SubmitButton({ isDanger = false, children }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      className={`button button--md button--full-width ${isDanger ? "button--danger" : "button--primary"}`}
    >
      {children}
    </button>
  );
}
