import { Button } from "@heroui/react/button";
import type { Sample } from "@/components/dev/sample";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyOnce } from "@/components/ui/copy-once";
import { Count } from "@/components/ui/count";
import { Facts } from "@/components/ui/facts";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";

const ROWS = [
  { name: "Reporting", uses: 12, last: "4 minutes ago" },
  { name: "A key whose name says at length which program uses it and for what", uses: 98_765_432_109, last: "Never" },
  { name: "Unused", uses: null, last: "—" },
];

const CODE = `curl "https://clips.example.com/api/v1/videos/track" \\
  --header "X-API-Key: vid_0123456789abcdef" \\
  --json '{"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "duration_days": 30}'`;

export const TABLES: readonly Sample[] = [
  {
    name: "StackedTable, StackedCell",
    note: "On phones, each row becomes a block.",
    isWide: true,
    states: {
      "With actions": (
        <StackedTable
          caption="Sample of a table"
          headings={["Name", { name: "Requests", isNumeric: true }, "Last used"]}
          hasActions
        >
          {ROWS.map(({ name, uses, last }) => (
            <tr key={name} className="group/row block border-rule border-b py-2 md:table-row md:py-0">
              <StackedCell label="Name">{name}</StackedCell>
              <StackedCell label="Requests" isNumeric>
                <Count value={uses} name="requests" />
              </StackedCell>
              <StackedCell label="Last used">{last}</StackedCell>
              <td className="block py-1 md:table-cell md:text-right">
                <Button size="sm" variant="outline" aria-label={`Revoke ${name}`}>
                  Revoke
                </Button>
              </td>
            </tr>
          ))}
        </StackedTable>
      ),
      Empty: (
        <StackedTable caption="Sample of an empty table" headings={["Name", "Last used"]}>
          <tr className="block md:table-row">
            <td colSpan={2} className="block py-2 text-muted md:table-cell">
              No keys
            </td>
          </tr>
        </StackedTable>
      ),
    },
  },
  {
    name: "Facts",
    isWide: true,
    states: {
      "With a button": (
        <Facts
          id="sample-facts"
          title="Limits"
          facts={[
            { name: "Tracked videos", value: "1,000" },
            { name: "Requests per minute", value: "98,765,432,109" },
            { name: "Note", value: "A value that takes more than one line where there is little room for it" },
            { name: "Link", value: `https://example.com/${"a".repeat(60)}` },
            { name: "Unknown", value: "—" },
          ]}
        >
          <Button size="sm" variant="outline">
            Edit limits
          </Button>
        </Facts>
      ),
    },
  },
  {
    name: "CopyOnce",
    states: {
      Default: <CopyOnce text="cs_live_sample" label="Copy key" testId="sample-key" />,
      "Long text": (
        <CopyOnce text={"cs_live_".repeat(30)} what="the signing secret" label="Copy secret" testId="sample-secret" />
      ),
    },
  },
  {
    name: "CodeBlock",
    isWide: true,
    states: {
      Default: <CodeBlock label="Example in curl">{CODE}</CodeBlock>,
      "With its own head": (
        <CodeBlock label="Long line" head={<span className="font-mono">response.json</span>}>
          {`{"id":"${"0123456789abcdef".repeat(16)}"}`}
        </CodeBlock>
      ),
    },
  },
];
