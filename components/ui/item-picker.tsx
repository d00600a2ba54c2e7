"use client";

import { ComboBox } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import type { ReactNode } from "react";

interface ItemPickerProps<Item> {
  label: string;
  placeholder: string;
  /** As found by the server for the text. */
  items: readonly Item[];
  nameOf: (item: Item) => string;
  /** Below the name: where the item is from. */
  originOf: (item: Item) => ReactNode;
  /** Instead of items: why there are none. */
  empty: string;
  text: string;
  onText: (text: string) => void;
  onPick: (id: string) => void;
}

/** A field that finds an item by name and picks it. */
export function ItemPicker<Item extends { id: string }>(props: ItemPickerProps<Item>) {
  const { label, placeholder, items, nameOf, originOf, empty, text, onText, onPick } = props;
  return (
    <ComboBox
      className="w-full max-w-md"
      allowsEmptyCollection
      menuTrigger="focus"
      items={items}
      inputValue={text}
      onInputChange={onText}
      // The server has already filtered, by more than the name.
      defaultFilter={() => true}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (typeof key !== "string") return;
        onText("");
        onPick(key);
      }}
    >
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <Input placeholder={placeholder} />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <ComboBox.Popover>
        <ListBox renderEmptyState={() => <p className="px-3 py-2 text-muted text-sm">{empty}</p>}>
          {items.map((item) => (
            <ListBox.Item key={item.id} id={item.id} textValue={nameOf(item)}>
              <span className="flex min-w-0 flex-col">
                <span dir="auto" className="line-clamp-1 break-all text-start">
                  {nameOf(item)}
                </span>
                <span className="flex items-center gap-1.5 text-muted text-xs">{originOf(item)}</span>
              </span>
            </ListBox.Item>
          ))}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
