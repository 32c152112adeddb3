// The accessibility tree of Chromium, from which screen readers read.

/**
 * @typedef {object} AccessibleNode
 * @property {string} role
 * @property {string} name
 * @property {string} value
 * @property {Record<string, any>} states such as expanded, pressed, focused, level, live, invalid
 */

/** Returns the nodes that are not ignored, in reading order. @returns {Promise<AccessibleNode[]>} */
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

/** Returns the first node of this role and name. */
export function find(tree, role, name) {
  const fits = (node) => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
  const node = tree.find(fits);
  if (!node) {
    const names = tree.filter((other) => other.role === role).map((other) => `“${other.name}”`);
    throw new Error(`no ${role} has the name ${name}; names: ${names.join(', ') || 'none'}`);
  }
  return node;
}
