// The wasm-bindgen glue, which the build puts in front of the module.

interface WasmModule {
  describe(): string;
  evaluate(policy: string, asOf: string, answers: string): string;
  search(query: string, limit: number, field?: number, mark?: string, group?: number): string;
  use_rules(bytes: Uint8Array): string;
  use_occupations(bytes: Uint8Array): string;
  occupation(code: string): string;
}

export const wasm_bindgen: {
  (options: { module_or_path: Response | Uint8Array }): Promise<unknown>;
  /** Wraps the exports of the wasm; called by the glue. */
  guard(exports: Record<string, any>): Record<string, any>;
  Module: new (directory?: Uint8Array, national?: Uint8Array, meaning?: Uint8Array) => WasmModule;
};
