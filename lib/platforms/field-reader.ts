import type { z } from "zod";

/** Number of values that could not be read, by field: `statistics.likeCount`, `followers[].unique_id`. */
export type DroppedFields = Map<string, number>;

type Path = readonly PropertyKey[];

/**
 * Reads parts of a platform's response so that one unexpected field never affects the rest. A field that does not match
 * its schema counts as null. If null does not match either, the surrounding object is null. Every field dropped this
 * way is counted.
 */
export class FieldReader {
  readonly dropped: DroppedFields = new Map();

  /**
   * Returns the value with all readable fields, or null if a required field is missing or invalid.
   * @param place location of the value in the response, used as a prefix for the names of its fields
   */
  read<T extends z.ZodType>(schema: T, value: unknown, place = ""): z.output<T> | null {
    const whole = schema.safeParse(value);
    if (whole.success) return whole.data;
    const draft = structuredClone(value);
    const cleared = new Map<string, Path>();
    for (let { issues } = whole.error; ; ) {
      for (const { path } of issues) {
        let target: Path = path;
        while (target.length > 0 && cleared.has(keyOf(target))) target = target.slice(0, -1);
        if (target.length === 0 || !clear(draft, target)) {
          this.note(place, path);
          return null;
        }
        cleared.set(keyOf(target), target);
      }
      const rest = schema.safeParse(draft);
      if (rest.success) {
        for (const path of cleared.values()) if (!isWithin(cleared, path)) this.note(place, path);
        return rest.data;
      }
      issues = rest.error.issues;
    }
  }

  /** Returns the readable items of a list. The others are counted under the list's name. */
  each<T extends z.ZodType>(schema: T, items: readonly unknown[] | null | undefined, place: string): z.output<T>[] {
    return (items ?? []).flatMap((item) => {
      const read = this.read(schema, item, place);
      return read === null ? [] : [read];
    });
  }

  private note(place: string, path: Path): void {
    const steps = path.map((step) => (typeof step === "number" ? "[]" : `.${String(step)}`)).join("");
    const field = `${place}${steps}`.replace(/^\./, "") || "answer";
    this.dropped.set(field, (this.dropped.get(field) ?? 0) + 1);
  }
}

const keyOf = (path: Path) => JSON.stringify(path);

const isWithin = (cleared: ReadonlyMap<string, Path>, path: Path) =>
  path.some((_, length) => length > 0 && cleared.has(keyOf(path.slice(0, length))));

/** Sets one location in a JSON value to null. Returns false if it does not exist. */
function clear(draft: unknown, path: Path): boolean {
  const holder = path.slice(0, -1).reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), draft);
  const last = path.at(-1);
  if (!isObject(holder) || last === undefined) return false;
  holder[last] = null;
  return true;
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;
