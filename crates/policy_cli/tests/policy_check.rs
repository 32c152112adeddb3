//! `cargo xtask policy check` beyond the policies.

use crate::sandbox::DataSandbox;
use std::fs;

#[test]
fn all_of_data_is_checked() {
    let sandbox = DataSandbox::new();
    let changes = [
        ("data/occupations/labels.toml", "code = \"2-02-01-02\"", "code = \"2-02-99-99\"", "labels.toml"),
        ("data/texts/start.toml", "ask = \"", "ask = 齐鲁\"", "start.toml"),
        ("data/call.toml", "[birth-month]", "[birth-mouth]", "call.toml"),
    ];
    for (path, old, new, _) in changes {
        let text = fs::read_to_string(sandbox.path(path)).expect("the file can be read");
        assert!(text.contains(old), "{path} has no {old}");
        fs::write(sandbox.path(path), text.replacen(old, new, 1)).expect("the file can be written");
    }
    let outcome = sandbox.policy(&["policy", "check"]);
    assert!(!outcome.success, "{}", outcome.text);
    for (path, _, _, position) in changes {
        assert!(outcome.text.contains(position), "{path} is not named: {}", outcome.text);
    }
}
