// The wasm-bindgen glue, which the build puts in front of the loader. One call makes the glue of one instance of
// the wasm: a page with several widgets has several.

export interface Glue {
  /** Starts the widget. */
  (module: WebAssembly.Module): Promise<void>;
  /** Returns the element that the widget fills; called by the widget. */
  host(): HTMLElement;
  /** Wraps the exports of the wasm; called by the glue. */
  guard(exports: Record<string, any>): Record<string, any>;
  /** The functions that change nodes; called by the glue. */
  nodes: ReturnType<typeof import('../lib/own-nodes.js').createNodeWriter>;
  /** Loads a further chunk of the wasm; called by the widget. */
  loadChunk(index: number): Promise<void>;
  /** Returns the response of the directory file if it has been requested; called by the widget. */
  directory(): Promise<Response> | undefined;
  /** Resolves in the next task; called by the widget. */
  nextTask(): Promise<void>;
}

export function newGlue(): Glue;
