import { Button } from "@heroui/react/button";
import { Command } from "cmdk";
import { Film, KeyRound } from "lucide-react";
import { useState } from "react";
import type { Sample } from "@/components/dev/sample";
import { Choice } from "@/components/ui/choice";
import { ChoiceTile } from "@/components/ui/choice-tile";
import { ClearFilters } from "@/components/ui/clear-filters";
import { Figure } from "@/components/ui/figure";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterSearch } from "@/components/ui/filter-search";
import { ItemPicker } from "@/components/ui/item-picker";
import { PaletteGroup, PaletteItem } from "@/components/ui/palette-item";
import { SearchBox } from "@/components/ui/search-box";
import { Segments } from "@/components/ui/segments";

const OPTIONS = [
  { id: "all", name: "All platforms" },
  { id: "youtube", name: "YouTube" },
  { id: "long", name: "A campaign whose name is longer than the control that shows it" },
] as const;

function Choices({ label, start }: { label: string; start: (typeof OPTIONS)[number]["id"] }) {
  const [value, setValue] = useState(start);
  return (
    <div className="flex">
      <Choice label={label} value={value} options={OPTIONS} onChange={setValue} />
    </div>
  );
}

const SPANS = [
  { id: 7, name: "7 days" },
  { id: 30, name: "30 days" },
  { id: 90, name: "90 days" },
];

function Spans({ label, ...shape }: Pick<Parameters<typeof Segments>[0], "label" | "isWide" | "onPhones">) {
  const [value, setValue] = useState(30);
  return <Segments label={label} options={SPANS} value={value} onChange={setValue} {...shape} />;
}

function Chip({ name, start }: { name: string; start: string | null }) {
  const [value, setValue] = useState(start);
  return <FilterChip name={name} value={value} options={OPTIONS} onChange={setValue} />;
}

const TILES = [
  { name: "Views", value: 1_234_567, color: "var(--chart-1)" },
  { name: "Likes", value: 53_211, color: "var(--chart-2)" },
  { name: "Saves", value: null, color: "var(--chart-3)" },
];

function Tiles() {
  const [chosen, setChosen] = useState("Views");
  return (
    <div className="grid grid-cols-3">
      {TILES.map(({ name, value, color }) => (
        <ChoiceTile key={name} name={name} color={color} isSelected={chosen === name} onSelect={() => setChosen(name)}>
          <Figure value={value} className="font-semibold text-lg" />
        </ChoiceTile>
      ))}
    </div>
  );
}

function Filter({ label, start }: { label: string; start: string }) {
  const [value, setValue] = useState(start);
  return (
    <div className="flex">
      <FilterSearch label={label} placeholder="Title, creator or link" value={value} onChange={setValue} />
    </div>
  );
}

/** Opened by a button, as its field takes the focus. */
function Palette() {
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  if (!isOpen)
    return (
      <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
        Show palette
      </Button>
    );
  const item = (name: string, note?: string) => (
    <PaletteItem
      value={name}
      icon={note ? <Film aria-hidden /> : <KeyRound aria-hidden />}
      note={note}
      onSelect={() => setOpen(false)}
    >
      {name}
    </PaletteItem>
  );
  return (
    <Command label="Sample of a palette" className="rounded-md border border-rule">
      <SearchBox value={search} onChange={setSearch} placeholder="Search" />
      <Command.List label="Results" className="pb-2">
        <Command.Empty className="px-5 pt-4 pb-2 text-muted">No results</Command.Empty>
        <PaletteGroup heading="Pages">{item("API keys")}</PaletteGroup>
        <PaletteGroup heading="Videos">
          {item("How we film a cooking show in a tiny kitchen", "YouTube")}
          {item("A title without end ".repeat(9).trim(), `@${"a".repeat(80)}`)}
        </PaletteGroup>
      </Command.List>
    </Command>
  );
}

function Picker({ label, items }: { label: string; items: readonly { id: string; name: string }[] }) {
  const [text, setText] = useState("");
  return (
    <ItemPicker
      label={label}
      placeholder="Title or creator"
      items={items}
      nameOf={({ name }) => name}
      originOf={() => "YouTube"}
      empty="No videos match"
      text={text}
      onText={setText}
      onPick={() => setText("")}
    />
  );
}

export const CHOICES: readonly Sample[] = [
  {
    name: "Choice",
    states: {
      Default: <Choices label="Platform" start="all" />,
      "Long text": <Choices label="Campaign" start="long" />,
    },
  },
  { name: "ChoiceTile", states: { "Selected, not selected, not reported": <Tiles /> } },
  {
    name: "Segments",
    states: {
      Default: <Spans label="Range" />,
      Wide: <Spans label="Wide range" isWide />,
      "Narrow on phones": <Spans label="Narrow range" onPhones="narrow" />,
    },
  },
  {
    name: "FilterChip",
    states: {
      "Not set": <Chip name="Platform" start={null} />,
      Set: <Chip name="Network" start="youtube" />,
      "Long text": <Chip name="Campaign" start="long" />,
    },
  },
  { name: "ClearFilters", states: { Default: <ClearFilters onClear={() => {}} /> } },
  {
    name: "FilterSearch",
    states: {
      Empty: <Filter label="Search, empty" start="" />,
      Filled: <Filter label="Search, filled" start="cooking show" />,
      "Long text": <Filter label="Search, long text" start={"https://www.tiktok.com/@kitchenstories/video/73012345"} />,
    },
  },
  {
    name: "ItemPicker",
    states: {
      Default: <Picker label="Add sample video" items={OPTIONS} />,
      Empty: <Picker label="Add sample video, none found" items={[]} />,
    },
  },
  {
    name: "SearchBox, PaletteGroup, PaletteItem",
    note: "The arrow keys move the highlight.",
    states: { Palette: <Palette /> },
  },
];
