"use client";

import { DateInputGroup } from "@heroui/react/date-input-group";
import { DateRangePicker } from "@heroui/react/date-range-picker";
import { I18nProvider } from "@heroui/react/rac";
import { RangeCalendar } from "@heroui/react/range-calendar";
import { parseDate } from "@internationalized/date";
import { useEffect, useState } from "react";
import type { Days } from "./range-picker";
import { useReaderTime } from "./time-zone";

interface DaysFieldProps {
  days: Days;
  /** The last selectable day. */
  today: string;
  onChange: (days: Days) => void;
}

/** A year is typed digit by digit: 0002 is a date, too. */
const FIRST_DAY = parseDate("2000-01-01");

const rangeOf = ({ from, to }: Days) => ({ start: parseDate(from), end: parseDate(to) });

/** First and last day, typed or picked in a calendar. Partial input is kept, and takes effect once both days are valid. */
export function DaysField({ days: { from, to }, today, onChange }: DaysFieldProps) {
  const { locale } = useReaderTime();
  const [shown, setShown] = useState(() => rangeOf({ from, to }));
  useEffect(() => setShown(rangeOf({ from, to })), [from, to]);
  const last = parseDate(today);
  const isBackward = shown.start.compare(shown.end) > 0;
  return (
    <I18nProvider locale={locale}>
      <DateRangePicker
        aria-label="Days"
        value={shown}
        minValue={FIRST_DAY}
        maxValue={last}
        isInvalid={isBackward}
        onChange={(next) => {
          if (!next) return;
          const { start, end } = next;
          setShown({ start, end });
          const isWhole = start.compare(FIRST_DAY) >= 0 && end.compare(FIRST_DAY) >= 0 && end.compare(last) <= 0;
          if (isWhole && start.compare(end) <= 0) onChange({ from: start.toString(), to: end.toString() });
        }}
      >
        <DateInputGroup className="min-h-11 tabular-nums md:min-h-9">
          <DateInputGroup.Input slot="start">
            {(segment) => <DateInputGroup.Segment segment={segment} />}
          </DateInputGroup.Input>
          <DateRangePicker.RangeSeparator />
          <DateInputGroup.Input slot="end">
            {(segment) => <DateInputGroup.Segment segment={segment} />}
          </DateInputGroup.Input>
          <DateInputGroup.Suffix>
            <DateRangePicker.Trigger aria-label="Open calendar">
              <DateRangePicker.TriggerIndicator />
            </DateRangePicker.Trigger>
          </DateInputGroup.Suffix>
        </DateInputGroup>
        {isBackward && (
          <p role="alert" className="text-danger text-xs">
            The last day is before the first.
          </p>
        )}
        <DateRangePicker.Popover className="rounded-xl">
          <RangeCalendar aria-label="Days" minValue={FIRST_DAY} maxValue={last}>
            <RangeCalendar.Header>
              <RangeCalendar.NavButton slot="previous" />
              <RangeCalendar.Heading className="flex-1 text-center" />
              <RangeCalendar.NavButton slot="next" />
            </RangeCalendar.Header>
            <RangeCalendar.Grid>
              <RangeCalendar.GridHeader>
                {(day) => <RangeCalendar.HeaderCell>{day}</RangeCalendar.HeaderCell>}
              </RangeCalendar.GridHeader>
              <RangeCalendar.GridBody>{(date) => <RangeCalendar.Cell date={date} />}</RangeCalendar.GridBody>
            </RangeCalendar.Grid>
          </RangeCalendar>
        </DateRangePicker.Popover>
      </DateRangePicker>
    </I18nProvider>
  );
}
