//! qilu-green: the public eligibility widget (map of the house in docs/architecture.md).

pub mod app;
