// Types for test code that runs in a page.

interface ParentNode {
  querySelector<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag] | null;
  /** All pages under test are HTML; a test casts where it needs the class of an element. */
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

/** The properties that the harness and the tests set on the window. */
interface Window {
  axe: any;
  BarcodeDetector: any;
  comeVoices: (voices?: any) => void;
  copied: string[];
  device: any;
  errorsSoFar: string[];
  files: any;
  finish: () => void;
  goOn: () => void;
  green: any;
  heard: any[];
  memoryAtStart: number;
  policyViolations: string[];
  logged: string[];
  queued: () => string[];
  said: any[];
  shared: any[];
  shortcuts: string[];
  tapped: any;
  told: any[];
  touched: any;
  track: any;
  trustedTypes: any;
  widgetMemory: WebAssembly.Memory;
  /** The shadow root of the widget, or the document. */
  within: any;
  workbenchEditor: any;
}
