import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** axe as a script for the page, made faster; its findings are the same. */
export const AXE = `((WeakMap, WeakSet) => {${SOURCE}\n})(...(${cheapWeakCollections})());(${rememberColors})();`;

interface AxeColor {
  r: number;
  g: number;
  b: number;
  alpha: number;
  parseString(text: string): AxeColor;
}

/** A part of axe that is missing from its types. */
export interface Axe {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
  commons: { color: { Color: { prototype: AxeColor } } };
}

/**
 * Runs in the page, after axe has loaded. axe parses the colors of every text and its backgrounds with a general
 * library, which takes two thirds of its time, although a page has about twenty colors.
 */
function rememberColors(): void {
  const { prototype } = (window as typeof window & { axe: Axe }).axe.commons.color.Color;
  const { parseString } = prototype;
  const known = new Map<string, Omit<AxeColor, "parseString">>();
  prototype.parseString = function parseOnce(this: AxeColor, text: string): AxeColor {
    const color = known.get(text);
    if (!color) {
      parseString.call(this, text);
      known.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha });
      return this;
    }
    // A new object each time, because axe blends colors in place.
    const { r, g, b, alpha } = color;
    return Object.assign(this, { r, g, b, alpha });
  };
}

/**
 * Runs in the page, before axe loads. axe's private fields are kept in weak maps, seven for each of the thousands of
 * colors that it blends. As properties of the objects themselves they take it a quarter less time.
 */
function cheapWeakCollections() {
  class Kept {
    readonly #key = Symbol();
    has(object: Record<symbol, unknown>): boolean {
      return this.#key in object;
    }
    get(object: Record<symbol, unknown>): unknown {
      return object[this.#key];
    }
    set(object: Record<symbol, unknown>, value: unknown): this {
      object[this.#key] = value;
      return this;
    }
    add(object: Record<symbol, unknown>): this {
      return this.set(object, true);
    }
    delete(object: Record<symbol, unknown>): boolean {
      return this.has(object) && delete object[this.#key];
    }
  }
  return [Kept, Kept];
}
