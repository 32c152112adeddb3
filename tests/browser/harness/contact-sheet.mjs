// All pictures on one page: a row for each state.

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {{name: string, pictures: {file: string, look: string}[]}[]} rows */
export function contactSheet(rows) {
  const sections = rows.map(({ name, pictures }) => {
    const figures = pictures.map(
      ({ file, look }) =>
        `<figure><img src="${escape(encodeURI(file))}" alt=""><figcaption>${escape(look)}</figcaption></figure>`,
    );
    return `<h2>${escape(name)}</h2><div>${figures.join('')}</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every state, every look</title>
<style>
  body { margin: 24px; font: 14px sans-serif; background: #888; }
  div { display: flex; align-items: flex-start; overflow: hidden; }
  figure { flex: 1 1 0; min-width: 0; margin: 4px; }
  img { width: 100%; }
</style>
${sections.join('\n')}
</html>
`;
}
