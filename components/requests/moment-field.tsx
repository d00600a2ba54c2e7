"use client";

import { DateField } from "@heroui/react/date-field";
import { DateInputGroup } from "@heroui/react/date-input-group";
import { I18nProvider } from "@heroui/react/rac";
import { fromDate } from "@internationalized/date";
import { useReaderTime } from "@/components/ui/time-zone";

interface MomentFieldProps {
  label: string;
  value: Date | null;
  onChange: (value: Date) => void;
}

/** A time with minute precision, in the reader's time zone. */
export function MomentField({ label, value, onChange }: MomentFieldProps) {
  const { zone, locale } = useReaderTime();
  return (
    <I18nProvider locale={locale}>
      <DateField
        aria-label={`${label}, ${zone}`}
        granularity="minute"
        hourCycle={24}
        hideTimeZone
        // The value's zone applies; without a value, the field would use the browser's.
        placeholderValue={fromDate(value ?? new Date(), zone)}
        value={value && fromDate(value, zone)}
        onChange={(moment) => moment && onChange(moment.toDate())}
      >
        <DateInputGroup className="min-h-11 md:min-h-9">
          <DateInputGroup.Input>{(segment) => <DateInputGroup.Segment segment={segment} />}</DateInputGroup.Input>
        </DateInputGroup>
      </DateField>
    </I18nProvider>
  );
}
