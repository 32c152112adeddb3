// A worker for engines that do not know 'wasm-unsafe-eval' (Chrome before 97, Safari before 16).
// The page's policy keeps them from compiling WebAssembly there; this file is sent with a policy of
// its own, which allows it here, where there is nothing else. It gets bytes and gives a module.
'use strict';

addEventListener('message', async (event) => {
  try {
    postMessage(await WebAssembly.compile(event.data));
  } catch (error) {
    postMessage(String(error));
  }
});
