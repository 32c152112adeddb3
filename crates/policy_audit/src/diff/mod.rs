//! The differences between two editions of a policy, in plain Chinese, and the persons they concern.

mod answers;
mod changes;
mod describe;
mod effects;

pub use changes::{Change, Part, changes};
pub use effects::{ChangedCase, Effects, TooDifferent, changed_cases, effects};
