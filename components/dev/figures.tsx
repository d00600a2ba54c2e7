import type { Sample } from "@/components/dev/sample";
import { Count, Rolling } from "@/components/ui/count";
import { Day } from "@/components/ui/day";
import { CompactNumber, Figure } from "@/components/ui/figure";
import { FigureStrip, FigureTile, TILE_NUMBER } from "@/components/ui/figure-tile";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { Hint } from "@/components/ui/hint";
import { Meter } from "@/components/ui/meter";
import { Time } from "@/components/ui/time";

const AT = "2026-11-20T09:14:00.000Z";
const MISSING = "Not reported by YouTube";

export const FIGURES: readonly Sample[] = [
  {
    name: "Count",
    note: "Compact. The exact number appears on hover, and when the keyboard is in its row.",
    states: {
      Zero: <Count value={0} name="views" />,
      "Exact below 10,000": <Count value={9_999} name="views" />,
      Compact: <Count value={1_234_567} name="views" />,
      Large: <Count value={98_765_432_109} name="views" />,
      "Not reported": <Count value={null} name="saves" />,
    },
  },
  {
    name: "Rolling",
    note: "Its digits roll when the number changes, unless the reader prefers less motion.",
    states: { Default: <Rolling text="9,999" /> },
  },
  { name: "Day", note: "The same in every time zone.", states: { Default: <Day value="2026-11-20" /> } },
  {
    name: "CompactNumber",
    note: "A number in a table cell. The exact number appears on the side of the cell.",
    states: {
      Zero: <CompactNumber value={0} />,
      Negative: <CompactNumber value={-12_345} />,
      Large: <CompactNumber value={98_765_432_109} />,
      "Aligned right": (
        <p className="text-right">
          <CompactNumber value={1_234_567} align="right" />
        </p>
      ),
      "Not reported": <CompactNumber value={null} missing={MISSING} />,
    },
  },
  {
    name: "Figure",
    note: "A number on its own. The exact number appears on hover and on keyboard focus.",
    states: {
      "Exact below 10,000": <Figure value={431} />,
      Compact: <Figure value={1_234_567} className="font-semibold text-2xl" />,
      Large: <Figure value={98_765_432_109} />,
      "Not reported": <Figure value={null} missing={MISSING} />,
    },
  },
  {
    name: "FigureStrip",
    note: "The figures of a page, divided by rules.",
    isWide: true,
    states: {
      Default: (
        <FigureStrip>
          <FigureTile name="Followers" note="at the last update">
            <Figure value={1_234_567} className={TILE_NUMBER} />
          </FigureTile>
          <FigureTile name="Average views" note="no posts stored">
            <Figure value={null} missing={MISSING} className={TILE_NUMBER} />
          </FigureTile>
        </FigureStrip>
      ),
    },
  },
  {
    name: "Meter",
    note: "A share with its words.",
    states: {
      Default: <Meter share={0.64} words="64.0% of 1M views" />,
      "More than the whole": <Meter share={1.2} words="120.0% of 1M views" />,
      "Over a limit": <Meter share={1.2} words="$1,200.00 of $1,000.00" isLimit />,
      Unknown: <Meter share={null} words="no figures yet" />,
    },
  },
  {
    name: "FormulaFigure",
    note: "A calculated number. The formula appears on hover and on keyboard focus.",
    states: {
      Known: <FormulaFigure value="4.31%" lines={["Likes, comments and shares per view", "53,211 of 1,234,567"]} />,
      Unknown: <FormulaFigure value={null} lines={["Views aren't known yet"]} />,
      Large: (
        <FormulaFigure
          value="+12,345.6%"
          className="font-semibold text-2xl"
          lines={["98,765,432,109 views, 793,650,000 a week before"]}
        />
      ),
    },
  },
  {
    name: "Hint",
    states: {
      Default: (
        <Hint name="1,234 videos" hint="1,234 videos" className="cursor-help">
          1.2K
        </Hint>
      ),
    },
  },
  {
    name: "Time",
    note: "In the reader's time zone, with the exact time on hover.",
    states: {
      "Date and time": <Time value={AT} />,
      Date: <Time value={AT} form="date" />,
      Relative: <Time value={AT} form="relative" />,
      "Long ago": <Time value="2009-02-13T23:31:30.000Z" form="relative" />,
    },
  },
];
