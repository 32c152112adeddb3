// Runs one task of the workbench, so that the page stays responsive and the task can be ended.

import { newGlue } from './glue.js';

addEventListener('message', async ({ data }) => {
  try {
    const glue = newGlue();
    glue.guard = (exports) => exports;
    await glue({ module_or_path: data.module });
    const result = glue.run_task(data.task, (/** @type {number} */ done, /** @type {number} */ all) =>
      postMessage({ progress: [done, all] }));
    postMessage({ result });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
});
