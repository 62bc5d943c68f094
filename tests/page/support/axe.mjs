// axe-core over the whole page, shadow roots included.
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** Fails with what axe-core finds, and where. */
export async function sound(person, view) {
  await person.tab.inject(axe.source);
  const { violations, passes } = await person.run(check);
  assert.ok(passes > 10, `${view}: axe-core looked at the page (${passes} rules passed)`);
  assert.deepEqual(violations, [], `${view}: ${violations.length} findings of axe-core`);
}

async function check() {
  const { violations, passes } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
  const findings = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => `${node.target.flat().join(' ')}: ${node.failureSummary}`) }));
  return { violations: findings, passes: passes.length };
}
