//! The golden cases, judged natively again and again for a while: `judge <folder>` prints verdicts per
//! second.

use bench_wasm::rules::Rules;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const LONG_ENOUGH: Duration = Duration::from_secs(3);

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("usage: judge <folder>")?;
    let read = |name: &str| std::fs::read(Path::new(&folder).join(name));
    let rules = Rules::new(&read("policy.bin")?, &read("cases.bin")?)?;
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
