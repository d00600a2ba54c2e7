import { Checkbox } from "@heroui/react/checkbox";
import type { Named } from "@/lib/tracking/labels/schemas";

interface LabelChecksProps {
  labels: readonly Named[];
  isSelected: (label: Named) => boolean;
  /** Says what part of the selection has the label; null if all or none has it. */
  partOf?: (label: Named) => string | null;
  onChange: (label: Named, isSelected: boolean) => void;
  /** Limits the height of the list. */
  className: string;
}

/** Any of the labels. */
export function LabelChecks({ labels, isSelected, partOf, onChange, className }: LabelChecksProps) {
  return (
    <ul className={`flex flex-col overflow-y-auto ${className}`}>
      {labels.map((label) => {
        const part = partOf?.(label) ?? null;
        return (
          <li key={label.id}>
            <Checkbox
              isSelected={isSelected(label)}
              isIndeterminate={part !== null}
              onChange={(isOn) => onChange(label, isOn)}
            >
              <Checkbox.Content className="tap-target min-h-9 items-center gap-3">
                <Checkbox.Control>
                  <Checkbox.Indicator />
                </Checkbox.Control>
                <span className="min-w-0 break-words">
                  <bdi>{label.name}</bdi>
                  {part && <span className="text-muted"> · {part}</span>}
                </span>
              </Checkbox.Content>
            </Checkbox>
          </li>
        );
      })}
    </ul>
  );
}
