// A worker for engines that do not support 'wasm-unsafe-eval' (Chrome before 97, Safari before 16), in which the page's
// policy forbids compiling WebAssembly. This file is sent with a policy of its own, which allows it here, where no other
// script runs. Gets bytes and sends a module.

addEventListener('message', async (event) => {
  try {
    postMessage(await WebAssembly.compile(event.data));
  } catch (error) {
    postMessage(String(error));
  }
});
