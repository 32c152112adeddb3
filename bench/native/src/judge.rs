//! The golden cases, judged again and again for a while.

use anyhow::{Context, Result, anyhow};
use bench_wasm::rules::Rules;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Prints verdicts per second, and nothing else.
pub(crate) fn run(folder: &Path) -> Result<()> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).with_context(|| format!("reading {}", path.display()))
    };
    let rules = Rules::new(&read("policy.bin")?, &read("cases.bin")?).map_err(|error| anyhow!(error))?;
    let judge_all = || (0..rules.len()).map(|case| rules.judge(case)).sum::<usize>();
    black_box(judge_all());
    let start = Instant::now();
    let mut rounds = 0;
    while start.elapsed() < LONG_ENOUGH {
        black_box(judge_all());
        rounds += 1;
    }
    println!("{:.0}", (rounds * rules.len()) as f64 / start.elapsed().as_secs_f64());
    Ok(())
}
