//! Draws with finger, pen or mouse in the field for handwriting.

use super::reflect::{call, get};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// The element to draw in.
const FIELD: &str = ".write-field";

/// The line in it that shows the current stroke.
const LINE: &str = ".write-live";

/// The least distance between two points of a stroke, as a share of the field's side.
const LEAST_STEP: f64 = 0.008;

/// The most points of a stroke.
const MAX_POINTS: usize = 400;

/// The stroke that is being drawn.
struct Stroke {
    field: Element,
    /// The pointer that draws it. Others, such as a resting hand, are ignored.
    pointer: f64,
    points: Vec<[u16; 2]>,
    /// The points as the value of an SVG attribute.
    line: String,
}

/// Calls `drawn` with the points of each stroke, for the lifetime of the page. Coordinates run from 0 to
/// `side`.
pub fn watch(side: u16, drawn: impl Fn(Vec<[u16; 2]>) + 'static) {
    let current: Rc<RefCell<Option<Stroke>>> = Rc::default();
    let drawn = Rc::new(drawn);
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    for kind in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let (current, drawn) = (Rc::clone(&current), Rc::clone(&drawn));
        EventListener::new_with_options(&document(), kind, options, move |event| {
            let finished = handle(&mut current.borrow_mut(), kind, event, side);
            // Called when nothing is borrowed: it renders.
            if let Some(points) = finished {
                drawn(points);
            }
        })
        .forget();
    }
}

/// Handles an event, and returns the stroke that it finishes.
fn handle(current: &mut Option<Stroke>, kind: &str, event: &Event, side: u16) -> Option<Vec<[u16; 2]>> {
    if kind == "pointerdown" {
        if current.is_none() {
            *current = begin(event, side);
        }
        return None;
    }
    let stroke = current.as_mut().filter(|stroke| number(event, "pointerId") == Some(stroke.pointer))?;
    if kind != "pointercancel" {
        stroke.add(event, side);
    }
    if kind == "pointermove" {
        stroke.show();
        return None;
    }
    let mut stroke = current.take()?;
    stroke.line.clear();
    stroke.show();
    (kind == "pointerup").then_some(stroke.points)
}

fn begin(event: &Event, side: u16) -> Option<Stroke> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let field = target.closest(FIELD).ok()??;
    // Only the main button of a mouse draws; a finger and a pen report it as well.
    if number(event, "button") != Some(0.0) {
        return None;
    }
    event.prevent_default();
    let pointer = number(event, "pointerId")?;
    let mut stroke = Stroke { field, pointer, points: Vec::new(), line: String::new() };
    stroke.add(event, side);
    stroke.show();
    Some(stroke)
}

impl Stroke {
    /// Adds the position of an event.
    fn add(&mut self, event: &Event, side: u16) -> Option<()> {
        let bounds = call(&self.field, "getBoundingClientRect", &[]).ok()?;
        let scale = f64::from(side);
        let share = |position: &str, start: &str, length: &str| {
            let from_start = number(event, position)? - number(&bounds, start)?;
            Some((from_start / number(&bounds, length)?.max(1.0)).clamp(0.0, 1.0) * scale)
        };
        let (x, y) = (share("clientX", "left", "width")?, share("clientY", "top", "height")?);
        let is_near = self.points.last().is_some_and(|[last_x, last_y]| {
            (x - f64::from(*last_x)).abs() + (y - f64::from(*last_y)).abs() < LEAST_STEP * scale
        });
        if is_near || self.points.len() == MAX_POINTS {
            return None;
        }
        let point = [x as u16, y as u16];
        self.points.push(point);
        for value in point {
            self.line.push_str(&value.to_string());
            self.line.push(' ');
        }
        Some(())
    }

    /// Shows the stroke so far.
    fn show(&self) {
        if let Ok(Some(line)) = self.field.query_selector(LINE) {
            // A line without points is invisible; setting an attribute of ours cannot fail.
            let _ = line.set_attribute("points", &self.line);
        }
    }
}

fn number(object: &JsValue, name: &str) -> Option<f64> {
    get(object, name).as_f64()
}
