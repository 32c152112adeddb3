// Contact sheets: all pictures of one state on one page, and an overview of the upper ends of those pages.

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The overview has three columns. */
const STYLE = `
  body { margin: 24px; font: 14px sans-serif; background: #888; }
  h2 { margin: 8px 4px; font-size: 16px; }
  .row { display: flex; align-items: flex-start; overflow: hidden; }
  figure { flex: 1 1 0; min-width: 0; margin: 4px; }
  img { width: 100%; }
  .all { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; }
  .all a { display: block; max-height: 420px; overflow: hidden; }
`;

function document(title, body) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escape(title)}</title>
<style>${STYLE}</style>
${body}
</html>
`;
}

/** @param {{file: string, look: string}[]} pictures */
export function contactSheet(name, pictures) {
  const figures = pictures.map(
    ({ file, look }) =>
      `<figure><img src="${escape(encodeURI(file))}" alt=""><figcaption>${escape(look)}</figcaption></figure>`,
  );
  return document(name, `<h2>${escape(name)}</h2><div class="row">${figures.join('')}</div>`);
}

/**
 * Returns the overview: the upper end of each sheet, linked to the whole one, which is as long as the longest
 * page.
 * @param {{name: string, sheet: string}[]} rows
 */
export function overview(rows) {
  const heads = rows.map(({ name, sheet }) => `<a href="${sheet}.html"><img src="${sheet}.png" alt="${escape(name)}"></a>`);
  return document('Every state, every look', `<div class="all">${heads.join('')}</div>`);
}
