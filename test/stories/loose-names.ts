import { parseSync, Visitor } from "oxc-parser";

/** A text by which a story finds an element, matched anywhere in the element's name and without regard to case. */
export interface LooseName {
  text: string;
  /** From one. */
  line: number;
}

const LOCATOR = /^getBy(Role|Text|Label|Placeholder|AltText|Title)$/;

/** What is read of an argument: a literal's value, or an object's properties. */
interface Argument {
  type: string;
  value?: unknown;
  properties?: readonly { key?: { name?: string }; value?: Argument }[];
}

/**
 * Returns the names in a story that Playwright matches as parts of longer ones: strings without `exact: true`. Regular
 * expressions and templates are left out: their author decided what matches.
 * @throws if the source doesn't parse
 */
export function findLooseNames(file: string, source: string): LooseName[] {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found: LooseName[] = [];
  new Visitor({
    CallExpression({ callee, arguments: given }) {
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
      const locator = LOCATOR.exec(callee.property.name)?.[1];
      if (!locator) return;
      const options = given.find(({ type }) => type === "ObjectExpression") as Argument | undefined;
      const name = locator === "Role" ? readOption(options, "name") : (given[0] as Argument | undefined);
      const exact = readOption(options, "exact");
      if (name?.type !== "Literal" || typeof name.value !== "string" || exact?.value === true) return;
      found.push({ text: name.value, line: source.slice(0, callee.property.start).split("\n").length });
    },
  }).visit(program);
  return found;
}

const readOption = (options: Argument | undefined, key: string): Argument | undefined =>
  options?.properties?.find((property) => property.key?.name === key)?.value;
