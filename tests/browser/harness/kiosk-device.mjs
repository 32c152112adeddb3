// A simulated kiosk device: a clock that advances only when a test calls it, a printer that counts its jobs,
// and access to the wasm memory of the widget.

/** Runs in the page before its own scripts. */
export function kioskDevice() {
  const Real = Date;
  let now = new Real('2026-11-21T12:00:00+08:00').getTime();
  window.Date = /** @type {DateConstructor} */ (class extends Real {
    constructor(...values) {
      super(.../** @type {[number]} */ (values.length > 0 ? values : [now]));
    }

    static now() {
      return now;
    }
  });
  const timers = new Map();
  window.setInterval = /** @type {typeof setInterval} */ (/** @type {unknown} */ ((call, every) => {
    timers.set(timers.size + 1, { call, every, due: now + every });
    return timers.size;
  }));
  window.clearInterval = (timer) => void timers.delete(timer);
  window.device = {
    printed: 0,
    /** Advances the clock by `time` milliseconds and fires the timers that are due. */
    pass(time) {
      const end = now + time;
      for (;;) {
        const next = [...timers.values()].sort((one, other) => one.due - other.due)[0];
        if (!next || next.due > end) {
          break;
        }
        now = next.due;
        next.due += next.every;
        next.call();
      }
      now = end;
    },
    /** Sleeps for `time` milliseconds: no timer fires, and no event reports the end of the sleep. */
    sleep(time) {
      now += time;
      for (const timer of timers.values()) {
        timer.due = now + timer.every;
      }
    },
  };
  window.print = () => {
    window.device.printed += 1;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await instantiate.apply(WebAssembly, values);
      // The later chunks use the memory of the first.
      window.device.memory = window.device.memory || (result.instance || result).exports.memory;
      return result;
    };
  }
}
