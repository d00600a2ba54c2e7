/** One invented video over three days, the same on every page view. Its hours start on a Friday at noon. */

export interface SampleHour {
  /** "Sat 20:00". */
  time: string;
  /** Views gained since the hour before; null for the missed hour and the one after it. */
  gain: number | null;
  /** Views at the end of the hour; null for the missed hour. */
  total: number | null;
}

const HOURS = 72;
const FIRST_HOUR_OF_DAY = 12;
const DAYS = ["Fri", "Sat", "Sun", "Mon"] as const;
/** Saturday, 18:00. */
export const TAKE_OFF = 30;
/** Sunday, 05:00. */
export const MISSED = 41;

/** Returns a number from 0 to 1 that varies irregularly with the hour. */
const noise = (hour: number): number => {
  const wave = Math.sin(hour * 12.9898) * 43_758.5453;
  return wave - Math.floor(wave);
};

/** A first wave after publication, the rhythm of day and night, and a surge that peaks in its third hour and fades. */
function viewsIn(hour: number): number {
  const wave = 5_400 * Math.exp(-hour / 4);
  const rhythm = 1_500 + 1_150 * Math.sin(((hour + FIRST_HOUR_OF_DAY - 14) / 24) * 2 * Math.PI);
  const since = Math.max(0, hour - TAKE_OFF + 1);
  const surge = 18_500 * (since / 3) ** 2 * Math.exp(2 - (2 * since) / 3);
  const fading = 4_200 * (1 - Math.exp(-since / 2)) * Math.exp(-since / 22);
  return Math.round((wave + rhythm + surge + fading) * (0.9 + 0.2 * noise(hour)));
}

export const timeOf = (hour: number): string => {
  const since = hour + FIRST_HOUR_OF_DAY;
  return `${DAYS[Math.floor(since / 24)] ?? ""} ${String(since % 24).padStart(2, "0")}:00`;
};

function makeHours(): SampleHour[] {
  let total = 0;
  return Array.from({ length: HOURS }, (_, hour) => {
    const gain = viewsIn(hour);
    total += gain;
    const isKnown = hour !== MISSED;
    return {
      time: timeOf(hour),
      gain: isKnown && hour !== MISSED + 1 ? gain : null,
      total: isKnown ? total : null,
    };
  });
}

export const SAMPLE: readonly SampleHour[] = makeHours();

/** The 24 hours of the sample's Saturday. */
export const SATURDAY: readonly SampleHour[] = SAMPLE.slice(24 - FIRST_HOUR_OF_DAY, 48 - FIRST_HOUR_OF_DAY);

/** Returns the position of the hour with the largest gain. */
export const peakOf = (hours: readonly SampleHour[]): number =>
  hours.reduce((best, { gain }, index) => ((gain ?? 0) > (hours[best]?.gain ?? 0) ? index : best), 0);

/** Returns the views gained in hours that all have a snapshot. */
export const gainOf = (hours: readonly SampleHour[]): number => hours.reduce((sum, { gain }) => sum + (gain ?? 0), 0);
