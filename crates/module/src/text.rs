//! The words of the interface, from the same `data/texts/` as the widget's.

#![allow(dead_code, unreachable_pub, reason = "written for the widget, which shows all of them")]

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
