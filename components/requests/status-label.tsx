import { CircleAlert, CircleCheck, CircleMinus, CircleX } from "lucide-react";

/** Distinguished by shape and number, not only by color. */
function signOf(status: number) {
  if (status >= 500) return { icon: CircleX, tone: "text-danger-soft-foreground" };
  if (status >= 400) return { icon: CircleAlert, tone: "text-warning-soft-foreground" };
  if (status >= 300) return { icon: CircleMinus, tone: "text-muted" };
  return { icon: CircleCheck, tone: "text-success-soft-foreground" };
}

export function StatusLabel({ status }: { status: number }) {
  const { icon: Icon, tone } = signOf(status);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap tabular-nums">
      <Icon aria-hidden size={16} className={`shrink-0 ${tone}`} />
      {status}
    </span>
  );
}
