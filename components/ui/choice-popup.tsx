"use client";

import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import type { PopupProps } from "./use-popup";

interface ChoicePopupProps extends PopupProps {
  label: string;
  value: string;
  options: readonly { id: string; name: string }[];
  onChange: (value: string) => void;
}

export function ChoicePopup({ label, value, options, onChange, ...popup }: ChoicePopupProps) {
  const { isOpen, onClose, triggerRef, triggerId, focus } = popup;
  return (
    <Select.Popover
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      triggerRef={triggerRef}
      trigger="Select"
      placement="bottom"
      aria-labelledby={triggerId}
      className="select__popover"
    >
      <ListBox
        aria-label={label}
        autoFocus={focus}
        selectionMode="single"
        selectedKeys={[value]}
        shouldSelectOnPressUp
        onSelectionChange={(keys) => {
          // Choosing the current option again closes the list and changes nothing.
          const chosen = options.find(({ id }) => keys !== "all" && keys.has(id));
          if (chosen && chosen.id !== value) onChange(chosen.id);
          onClose();
        }}
      >
        {options.map((option) => (
          <ListBox.Item key={option.id} id={option.id} textValue={option.name}>
            {option.name}
            <ListBox.ItemIndicator />
          </ListBox.Item>
        ))}
      </ListBox>
    </Select.Popover>
  );
}
