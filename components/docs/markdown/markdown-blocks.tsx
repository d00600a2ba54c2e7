"use client";

import { CodePanel } from "@/components/docs/code-panel";
import { CodeTabs } from "@/components/docs/code-tabs";
import { groupCode, type ShownBlock } from "./group-code";
import { InlineMarkdown } from "./inline-markdown";
import type { Block } from "./parse";

interface MarkdownBlocksProps {
  blocks: readonly Block[];
  /** Earlier anchors of headings, by their anchor. */
  oldAnchors?: Readonly<Record<string, string>>;
}

/**
 * The blocks of a page below its title. A client component, because the page then carries its text once as data instead
 * of a second time as elements.
 */
export function MarkdownBlocks({ blocks, oldAnchors = {} }: MarkdownBlocksProps) {
  return groupCode(blocks).map((block, index) => {
    // The blocks of a constant text keep their order.
    const key = `${index}:${block.kind}`;
    return <BlockView key={key} block={block} oldAnchors={oldAnchors} />;
  });
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  sh: "Shell",
  json: "JSON",
  csv: "CSV",
  javascript: "JavaScript",
  python: "Python",
  text: "Formula",
};

function BlockView({ block, oldAnchors }: { block: ShownBlock; oldAnchors: Readonly<Record<string, string>> }) {
  switch (block.kind) {
    case "heading":
      return <Heading {...block} oldAnchor={oldAnchors[block.id]} />;
    case "paragraph":
      return (
        <p className="mt-4 leading-7">
          <InlineMarkdown>{block.text}</InlineMarkdown>
        </p>
      );
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List
          className={`mt-4 flex flex-col gap-2 pl-5 leading-7 marker:text-muted ${block.isOrdered ? "list-decimal" : "list-disc"}`}
        >
          {block.items.map((item) => (
            <li key={item} className="pl-1">
              <InlineMarkdown>{item}</InlineMarkdown>
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return <Table {...block} />;
    case "examples":
      return (
        <div className="mt-5">
          <CodeTabs examples={block.examples} />
        </div>
      );
    case "code": {
      const name = LANGUAGE_NAMES[block.language] ?? "Code";
      return (
        <div className="mt-5">
          <CodePanel label={name} language={block.language} text={block.text} />
        </div>
      );
    }
  }
}

interface HeadingProps {
  level: number;
  id: string;
  text: string;
  oldAnchor: string | undefined;
}

function Heading({ level, id, text, oldAnchor }: HeadingProps) {
  const Tag = level === 2 ? "h2" : "h3";
  return (
    <Tag
      id={id}
      className={
        level === 2
          ? "group mt-12 scroll-mt-6 font-semibold text-xl tracking-tight"
          : "group mt-8 scroll-mt-6 font-semibold text-base"
      }
    >
      {oldAnchor && <span id={oldAnchor} className="scroll-mt-20" />}
      <a href={`#${id}`} className="no-underline">
        <InlineMarkdown>{text}</InlineMarkdown>
        <span aria-hidden className="ml-2 text-muted opacity-0 transition-opacity group-hover:opacity-100">
          #
        </span>
      </a>
    </Tag>
  );
}

/** On phones each row is a block, with the heading of each value before it. */
function Table({ head, rows }: { head: string[]; rows: string[][] }) {
  const isHeadless = head.every((name) => name === "");
  // Of two columns, the first names the second.
  const isLabeled = (column: number) => column > 0 && head.length > 2;
  return (
    <table className="mt-5 block w-full border-rule border-b sm:table">
      <thead className={isHeadless ? "sr-only" : "sr-only sm:not-sr-only sm:table-header-group"}>
        <tr>
          {keyed(head).map(([key, name]) => (
            <th
              key={key}
              scope="col"
              className="py-2 pr-6 text-left align-bottom font-medium text-muted text-xs sm:last:pr-0"
            >
              <InlineMarkdown>{name}</InlineMarkdown>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map((cells) => (
          <tr key={cells.join("|")} className="block border-rule border-t py-2 sm:table-row">
            {keyed(cells).map(([key, cell], column) => (
              <td
                key={key}
                className="block py-0.5 align-top leading-6 first:font-medium sm:table-cell sm:py-2 sm:pr-6 sm:last:pr-0 sm:first:[&_code]:whitespace-nowrap"
              >
                {isLabeled(column) && head[column] && <span className="text-muted sm:hidden">{head[column]}: </span>}
                <InlineMarkdown>{cell}</InlineMarkdown>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Cells with a key: columns keep their order. */
const keyed = (cells: readonly string[]): [key: string, cell: string][] =>
  cells.map((cell, column) => [`${column}:${cell}`, cell]);
