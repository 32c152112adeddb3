// The wasm-bindgen glue of the workbench, which the build puts in front of its scripts.

export interface Glue {
  (options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  /** Wraps the exports of the wasm; called by the glue. */
  guard(exports: Record<string, any>): Record<string, any>;
  /** Starts the page; `published` is the draft published last, or empty. */
  start_page(host: HTMLElement, data: Uint8Array, published: Uint8Array, bridge: object): void;
  /** Runs a task. */
  run_task(task: Uint8Array, progress: (done: number, all: number) => void): Uint8Array;
}

export function newGlue(): Glue;
