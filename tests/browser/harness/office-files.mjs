// Writes lists as the programs of an office save them: .xlsx, .ods, .xls (which WPS also names .et), and text in GBK.

import { createRequire } from 'node:module';

const JSZip = createRequire(import.meta.url)('jszip');

const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Packs files, by name. */
function pack(files) {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) {
    zip.file(name, text);
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/**
 * Writes an .xlsx with inline strings.
 * @param {Record<string, string[][]>} sheets
 */
export function xlsx(sheets) {
  const names = Object.keys(sheets);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const rows = (name) => sheets[name].map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) =>
    `<c r="${'ABCDEF'[column]}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`).join('')}</row>`);
  return pack({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '</Types>',
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" ` +
      'Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${names.map((_name, index) =>
      `<Relationship Id="r${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${rows(name).join('')}</sheetData></worksheet>`])),
  });
}

/**
 * Writes an .ods.
 * @param {Record<string, string[][]>} sheets
 */
export function ods(sheets) {
  const office = 'urn:oasis:names:tc:opendocument:xmlns';
  const cell = (text) => `<table:table-cell office:value-type="string"><text:p>${escape(text)}</text:p></table:table-cell>`;
  const tables = Object.entries(sheets).map(([name, rows]) => `<table:table table:name="${name}">${rows.map((cells) =>
    `<table:table-row>${cells.map(cell).join('')}</table:table-row>`).join('')}</table:table>`);
  return pack({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="${office}:manifest:1.0"/>`,
    'content.xml': `<office:document-content xmlns:office="${office}:office:1.0" xmlns:table="${office}:table:1.0" ` +
      `xmlns:text="${office}:text:1.0"><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body>` +
      '</office:document-content>',
  });
}

const number16 = (...values) => Buffer.from(Uint16Array.from(values).buffer);
const number32 = (...values) => Buffer.from(Uint32Array.from(values).buffer);

/**
 * Writes an .xls: the records of [MS-XLS] that readers need, in a compound file.
 * @param {Record<string, string[][]>} sheets
 */
export function xls(sheets) {
  const record = (kind, data) => Buffer.concat([number16(kind, data.length), data]);
  // An uncompressed text with its length in one byte or two.
  const text = (value, isLong) =>
    Buffer.concat([isLong ? number16(value.length) : Buffer.from([value.length]), Buffer.from([1]), Buffer.from(value, 'utf16le')]);
  const begin = (kind) => record(0x0809, number16(0x0600, kind, 0, 0, 0, 0, 0x0600, 0));
  const end = record(0x000a, Buffer.alloc(0));
  const parts = Object.values(sheets).map((rows) => Buffer.concat([begin(0x10),
    ...rows.flatMap((cells, row) => cells.map((value, column) =>
      record(0x0204, Buffer.concat([number16(row, column, 0), text(value, true)])))), end]));
  const globals = (offsets) => Buffer.concat([begin(5), record(0x0042, number16(1200)),
    ...Object.keys(sheets).map((name, index) =>
      record(0x0085, Buffer.concat([number32(offsets[index]), number16(0), text(name, false)]))), end]);
  let offset = globals(parts.map(() => 0)).length;
  const offsets = parts.map((part) => {
    offset += part.length;
    return offset - part.length;
  });
  return compoundFile('Workbook', Buffer.concat([globals(offsets), ...parts]));
}

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** Writes a compound file ([MS-CFB]) with a stream of more than 4,096 bytes and, as real files have, a small one. */
function compoundFile(name, bytes) {
  const padded = (data) => Buffer.concat([data, Buffer.alloc((SECTOR - (data.length % SECTOR)) % SECTOR)]);
  const stream = padded(Buffer.concat([bytes, Buffer.alloc(Math.max(0, 8192 - bytes.length))]));
  const used = stream.length / SECTOR;
  // The sectors: the stream, the directory, the table of small sectors, the small sectors, the table of sectors.
  const chain = [...Array.from({ length: used }, (_, index) => (index + 1 < used ? index + 1 : END)), END, END, END];
  let tables = 1;
  while (tables * (SECTOR / 4) < chain.length + tables) {
    tables += 1;
  }
  const table = [...chain, ...Array(tables).fill(0xfffffffd)];
  const entry = (title, kind, left, child, start, size) => {
    const data = Buffer.alloc(128);
    data.write(title, 'utf16le');
    data.writeUInt16LE(title ? 2 * title.length + 2 : 0, 64);
    data.set([kind, 1], 66);
    number32(left, FREE, child).copy(data, 68);
    number32(start, size).copy(data, 116);
    return data;
  };
  const directory = Buffer.concat([
    entry('Root Entry', 5, FREE, 1, used + 2, 64),
    entry(name, 2, 2, FREE, 0, stream.length),
    entry('Comment', 2, FREE, FREE, 0, 1),
    entry('', 0, FREE, FREE, 0, 0),
  ]);
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  number16(0x3e, 3, 0xfffe, 9, 6).copy(head, 24);
  number32(tables, used, 0, 4096, used + 1, 1, END, 0).copy(head, 44);
  number32(...Array.from({ length: 109 }, (_, index) => (index < tables ? chain.length + index : FREE))).copy(head, 76);
  const ofTable = number32(...table, ...Array(tables * (SECTOR / 4) - table.length).fill(FREE));
  const small = number32(END, ...Array(SECTOR / 4 - 1).fill(FREE));
  return Buffer.concat([head, stream, directory, small, padded(Buffer.from('x')), ofTable]);
}

/** Encodes a text in GBK, by the decoder of the platform. */
export function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const codes = new Map();
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Buffer.from([...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : codes.get(sign))));
}
