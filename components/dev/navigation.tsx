import { Button } from "@heroui/react/button";
import { useState } from "react";
import type { Sample } from "@/components/dev/sample";
import { BackLink } from "@/components/ui/back-link";
import { LinkButton } from "@/components/ui/link-button";
import { ListPages } from "@/components/ui/list-pages";
import { MenuButton } from "@/components/ui/menu-button";
import { PageHeader } from "@/components/ui/page-header";
import { type Days, type Range, RangePicker } from "@/components/ui/range-picker";
import { SectionTabs } from "@/components/ui/section-tabs";
import { TabLinks } from "@/components/ui/tab-links";
import { Tabs } from "@/components/ui/tabs";

function Pages({ label, start, total }: { label: string; start: number; total: number }) {
  const [page, setPage] = useState(start);
  return <ListPages label={label} page={page} perPage={25} total={total} onPage={setPage} />;
}

const WEEK: Days = { from: "2026-11-14", to: "2026-11-20" };
const BACKWARD: Days = { from: "2026-11-20", to: "2026-11-14" };

function Ranges({ start, days = WEEK }: { start: Range; days?: Days }) {
  const [range, setRange] = useState(start);
  return <RangePicker range={range} days={days} today="2026-11-20" onChange={setRange} />;
}

const LISTS = [
  { id: "saved", name: "Saved" },
  { id: "videos", name: "From your videos" },
] as const;

function Lists() {
  const [list, setList] = useState<"saved" | "videos">("saved");
  return (
    <Tabs label="Sample of lists" tabs={LISTS} selected={list} onSelect={setList}>
      <p className="pt-3">The list “{list}”.</p>
    </Tabs>
  );
}

const ORGANIZATIONS = [
  { id: "a", name: "Acme" },
  { id: "b", name: "An organization whose name is longer than its menu" },
];

const TABS = [
  { href: "/dev/components", name: "Components" },
  { href: "/keys", name: "API keys" },
  { href: "/usage", name: "API usage" },
  { href: "/requests", name: "API requests" },
  { href: "/webhooks", name: "Webhooks" },
];

export const NAVIGATION: readonly Sample[] = [
  { name: "BackLink", states: { Default: <BackLink href="#backlink">Videos</BackLink> } },
  {
    name: "TabLinks",
    isWide: true,
    states: {
      "First of three": (
        <div className="px-4 md:px-0">
          <TabLinks
            label="Sample of tabs that are links"
            tabs={TABS.slice(0, 3).map((tab, index) => ({ ...tab, isCurrent: index === 0 }))}
          />
        </div>
      ),
    },
  },
  {
    name: "SectionTabs",
    note: "On phones, the row scrolls and the page doesn't.",
    isWide: true,
    states: {
      "One page of five": (
        <div className="px-4 md:px-0">
          <SectionTabs label="Sample of tabs" tabs={TABS} />
        </div>
      ),
    },
  },
  { name: "Tabs", note: "Arrow keys, Home and End select a tab.", states: { "The first of two": <Lists /> } },
  {
    name: "MenuButton",
    note: "Its menu loads on first touch. Arrow keys open it too.",
    states: {
      "One choice marked": (
        <MenuButton
          name="Sample of a menu"
          label="Organizations"
          placement="bottom start"
          popupClassName="max-w-72"
          selected="a"
          entries={ORGANIZATIONS}
          className="tap-target rounded-md px-2 py-1"
        >
          Acme
        </MenuButton>
      ),
    },
  },
  {
    name: "ListPages",
    states: {
      "First page": <Pages label="First page" start={1} total={61} />,
      "Middle page": <Pages label="Middle page" start={2} total={61} />,
      "Last page": <Pages label="Last page" start={3} total={61} />,
      "One page": <Pages label="One page" start={1} total={7} />,
      Empty: <Pages label="Empty list" start={1} total={0} />,
      "Large numbers": <Pages label="Large list" start={39_506} total={987_654} />,
    },
  },
  {
    name: "RangePicker",
    states: {
      "7 days": <Ranges start="7d" />,
      Custom: <Ranges start="custom" />,
      Invalid: <Ranges start="custom" days={BACKWARD} />,
    },
  },
  // Last, since its own heading is of the first level: no heading of the third may follow.
  {
    name: "PageHeader",
    isWide: true,
    states: {
      "Title only": <PageHeader title="Overview" />,
      "With description and actions": (
        <PageHeader
          title="Videos"
          description="24 tracked videos, updated 4 minutes ago"
          actions={
            <>
              <LinkButton href="#pageheader" variant="outline">
                Import videos
              </LinkButton>
              <Button>Track video</Button>
            </>
          }
        />
      ),
      "Long text": (
        <PageHeader
          title="An organization whose name fills more than one line on a phone and most of it on a desk"
          description={"The answer to the page's question in figures. ".repeat(5)}
          actions={<Button variant="outline">Export</Button>}
        />
      ),
    },
  },
];
