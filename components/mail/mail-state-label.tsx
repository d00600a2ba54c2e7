import type { MailState } from "@/lib/outbound/mail/schemas";

const TONES: Record<MailState, string> = {
  waiting: "text-muted",
  kept: "",
  sent: "text-success",
  failed: "text-danger",
};

export function MailStateLabel({ state }: { state: MailState }) {
  return <span className={TONES[state]}>{state}</span>;
}
