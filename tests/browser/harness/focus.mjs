// Measures the focus indicator. The function runs in the page and must not refer to anything outside of itself.

/**
 * Returns the name of the focused element and whether its focus is visible. `mark` is the contrast of the outline
 * with the background, 0 without an outline.
 */
export function focused() {
  const parse = (text) => {
    const numbers = (/^rgba?\((.+)\)$/.exec(text)?.[1] ?? '0, 0, 0, 0').split(/[\s,/]+/).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((channel) => {
      const value = channel / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const background = (element) => {
    if (!element) {
      return [255, 255, 255];
    }
    const { rgb, alpha } = parse(getComputedStyle(element).backgroundColor);
    return alpha === 1 ? rgb : background(element.parentElement);
  };
  const element = document.activeElement;
  if (!element || element === document.body) {
    return null;
  }
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const width = parseFloat(style.outlineWidth);
  let mark = 0;
  if (style.outlineStyle !== 'none' && width >= 2) {
    const levels = [luminance(parse(style.outlineColor).rgb), luminance(background(element.parentElement))];
    const [bright, dark] = levels.sort((one, other) => other - one);
    mark = (bright + 0.05) / (dark + 0.05);
  }
  const over = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1),
  );
  const label = /** @type {HTMLInputElement} */ (element).labels?.[0]?.textContent;
  return {
    name: (element.getAttribute('aria-label') ?? label ?? element.textContent).replace(/\s+/g, ' ').trim(),
    tag: element.localName,
    mark,
    isOnScreen: box.bottom > 0 && box.top < innerHeight,
    isCovered: !over || !(element.contains(over) || over.contains(element)),
  };
}
