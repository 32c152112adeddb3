// What a screen reader is given: the accessibility tree, as Chromium computes it.

/**
 * @typedef {object} Heard
 * @property {string} role
 * @property {string} name
 * @property {string} value
 * @property {Record<string, any>} states such as expanded, pressed, focused, level, live, invalid
 */

/** Everything that is not passed over, in reading order. @returns {Promise<Heard[]>} */
export async function heard(page) {
  const session = await page.protocol();
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const found = [];
    const read = (node) => {
      if (!node.ignored) {
        found.push({
          role: node.role?.value,
          name: node.name?.value ?? '',
          value: node.value?.value ?? '',
          states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
        });
      }
      (node.childIds ?? []).forEach((id) => byId.has(id) && read(byId.get(id)));
    };
    read(nodes[0]);
    return found;
  } finally {
    await session.detach();
  }
}

/** The first thing of this role and name. */
export function find(tree, role, name) {
  const fits = (node) => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
  const node = tree.find(fits);
  if (!node) {
    const same = tree.filter((one) => one.role === role).map((one) => `“${one.name}”`);
    throw new Error(`no ${role} is called ${name}, but ${same.join(', ') || 'there is none'}`);
  }
  return node;
}
