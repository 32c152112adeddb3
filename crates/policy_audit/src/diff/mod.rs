//! The differences between two editions of a policy, in plain Chinese, and the cases they affect.

mod answers;
mod changes;
mod effects;
mod report;

pub use changes::{Change, Part, changes};
pub use effects::{ChangedCase, Effects, TooDifferent, changed_cases, effects};
pub use report::{EditionPolicies, report};
