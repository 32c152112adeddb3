//! Adaptive binary arithmetic coding (Witten, Neal and Cleary 1987), in the carry-free form of Mahoney's
//! lpaq (2005).

/// The adaptive probability that a decision is true: the mean of the decisions so far, of which old ones
/// fade.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probability {
    /// In 65536ths.
    of_true: u16,
    /// The number of decisions so far, at most [`MEMORY`].
    decisions: u8,
}

/// The number of decisions that a probability remembers.
const MEMORY: u8 = 250;

impl Default for Probability {
    fn default() -> Self {
        Self { of_true: 0x8000, decisions: 0 }
    }
}

impl Probability {
    /// Adapts to a decision.
    fn adapt(&mut self, decision: bool) {
        let goal = if decision { 0xffff } else { 0 };
        let step = (goal - i32::from(self.of_true)) * 2 / (i32::from(self.decisions) * 2 + 3);
        self.of_true = (i32::from(self.of_true) + step) as u16;
        self.decisions = (self.decisions + 1).min(MEMORY);
    }
}

/// The interval of the decisions so far, and the bytes that both of its ends begin with already removed.
#[derive(Clone, Copy, Debug)]
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const WHOLE: Self = Self { low: 0, high: u32::MAX };

    /// Returns the last number that encodes a true decision.
    fn middle(self, probability: Probability) -> u32 {
        let scaled = u64::from(self.high - self.low) * u64::from(probability.of_true.clamp(32, 0xffe0));
        self.low + (scaled >> 16) as u32
    }

    /// Narrows to the half of a decision, and adapts the probability.
    fn narrow(&mut self, middle: u32, decision: bool, probability: &mut Probability) {
        if decision {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        probability.adapt(decision);
    }

    /// Removes the first byte if both ends begin with it, and returns it.
    fn shift(&mut self) -> Option<u8> {
        let first = (self.high >> 24) as u8;
        if (self.low >> 24) as u8 != first {
            return None;
        }
        self.low <<= 8;
        self.high = self.high << 8 | 0xff;
        Some(first)
    }
}

/// Writes or reads decisions. One description of a format serves both: a writer returns the decision it gets,
/// a reader ignores it and returns the one it reads.
pub(super) trait Coder {
    /// Whether decisions are written.
    const WRITES: bool;

    /// Codes a decision.
    fn bit(&mut self, probability: &mut Probability, decision: bool) -> bool;

    /// Codes a number below 65536: its length in bits, then the bits (Elias gamma).
    fn number(&mut self, model: &mut NumberModel, number: usize) -> usize {
        let wanted = number + 1;
        let mut length = 0;
        while length < 16 && self.bit(&mut model.lengths[length], wanted >> (length + 1) > 0) {
            length += 1;
        }
        let mut coded = 1;
        for position in (0..length).rev() {
            let is_second = position + 1 == length;
            let mut even = Probability::default();
            let probability = if is_second { &mut model.second[length] } else { &mut even };
            coded = coded << 1 | usize::from(self.bit(probability, wanted >> position & 1 == 1));
        }
        coded - 1
    }
}

/// The probabilities of a kind of numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NumberModel {
    lengths: [Probability; 16],
    second: [Probability; 17],
}

/// Reads decisions. Behind the end of the bytes it reads zeros.
pub(super) struct Decoder<'a> {
    rest: &'a [u8],
    interval: Interval,
    value: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { rest: bytes, interval: Interval::WHOLE, value: 0 };
        for _ in 0..4 {
            decoder.read_byte();
        }
        decoder
    }

    fn read_byte(&mut self) {
        let next = match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => 0,
        };
        self.value = self.value << 8 | u32::from(next);
    }
}

impl Coder for Decoder<'_> {
    const WRITES: bool = false;

    fn bit(&mut self, probability: &mut Probability, _: bool) -> bool {
        let middle = self.interval.middle(*probability);
        let decision = self.value <= middle;
        self.interval.narrow(middle, decision, probability);
        while self.interval.shift().is_some() {
            self.read_byte();
        }
        decision
    }
}

/// Writes decisions.
pub(super) struct Encoder {
    bytes: Vec<u8>,
    interval: Interval,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), interval: Interval::WHOLE }
    }

    /// Returns the bytes written.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(&self.interval.high.to_be_bytes()[..2]);
        self.bytes
    }
}

impl Coder for Encoder {
    const WRITES: bool = true;

    fn bit(&mut self, probability: &mut Probability, decision: bool) -> bool {
        let middle = self.interval.middle(*probability);
        self.interval.narrow(middle, decision, probability);
        while let Some(byte) = self.interval.shift() {
            self.bytes.push(byte);
        }
        decision
    }
}

#[cfg(test)]
mod tests {
    use super::{Coder, Decoder, Encoder, NumberModel, Probability};

    #[test]
    fn what_is_written_is_read() {
        let numbers: Vec<usize> =
            (0..2000).map(|step: usize| (step * step * 7919 % 65535) >> (step % 17)).collect();
        let mut encoder = Encoder::new();
        let (mut model, mut odd) = (NumberModel::default(), Probability::default());
        for number in &numbers {
            encoder.number(&mut model, *number);
            encoder.bit(&mut odd, number % 2 == 1);
        }
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        let (mut model, mut odd) = (NumberModel::default(), Probability::default());
        for number in &numbers {
            assert_eq!(decoder.number(&mut model, 0), *number);
            assert_eq!(decoder.bit(&mut odd, false), number % 2 == 1);
        }
    }

    #[test]
    fn what_is_usual_costs_little() {
        let mut encoder = Encoder::new();
        let mut rare = Probability::default();
        (0..8000).for_each(|step| {
            encoder.bit(&mut rare, step % 100 == 0);
        });
        // The entropy of one decision in a hundred is 0.081 bits.
        let bytes = encoder.finish().len();
        assert!((75..100).contains(&bytes), "{bytes}");
    }
}
