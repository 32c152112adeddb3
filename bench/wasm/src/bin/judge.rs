//! Evaluates the golden cases natively in several rounds: `judge <folder>` prints verdicts per second of the
//! fastest round, like the bench in the browser.

use bench_wasm::rules::Rules;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const TURNS: usize = 9;
const TURN: Duration = Duration::from_millis(300);

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("usage: judge <folder>")?;
    let read = |name: &str| std::fs::read(Path::new(&folder).join(name));
    let rules = Rules::new(&read("policy.bin")?, &read("cases.bin")?)?;
    let judge_all = || (0..rules.len()).map(|case| rules.judge(case)).sum::<usize>();
    black_box(judge_all());
    let turn = || {
        let start = Instant::now();
        let mut judged = 0;
        while start.elapsed() < TURN {
            black_box(judge_all());
            judged += rules.len();
        }
        judged as f64 / start.elapsed().as_secs_f64()
    };
    let best = (0..TURNS).map(|_| turn()).fold(0.0, f64::max);
    println!("{best:.0}");
    Ok(())
}
