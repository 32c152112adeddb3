//! Reorders the functions of a wasm module: similar functions become neighbours, because brotli encodes a
//! recent repetition in fewer bits (docs/decisions/0006-widget-size.md).

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload,
    TypeRef,
};

/// The length in bytes of the substrings by which two functions are compared.
const PIECE: usize = 5;
/// Added to a function's number of substrings, so that the smallest functions are not similar to all others.
const SMALL: usize = 20;
/// Function indices below this are encoded in one byte (LEB128).
const SHORT_NUMBERS: usize = 128;

/// Returns the same module with its functions in another order.
pub fn reorder(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(wasm)?;
    let order = functions.order();
    let mut positions = vec![0; order.len()];
    for (index, function) in order.iter().enumerate() {
        positions[*function] = u32::try_from(index)?;
    }
    let mut module = Module::new();
    let mut reordering = Reordering { imported: functions.imported, order: &order, positions };
    reordering.parse_core_module(&mut module, Parser::new(0), wasm).context("putting functions in order")?;
    Ok(module.finish())
}

/// The input of the ordering.
struct Functions {
    imported: u32,
    /// The distinct substrings of each function, sorted.
    pieces: Vec<Vec<u64>>,
    /// The number of calls of each function.
    calls: Vec<usize>,
}

impl Functions {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut imported = 0;
        let mut bodies: Vec<FunctionBody<'_>> = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let mut calls = vec![0; bodies.len()];
        for body in &bodies {
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index } = operator?
                    && let Some(called) = function_index.checked_sub(imported)
                {
                    calls[called as usize] += 1;
                }
            }
        }
        let pieces = bodies.iter().map(|body| pieces(body.as_bytes())).collect();
        Ok(Self { imported, pieces, calls })
    }

    /// Returns the functions in their new order: first the most frequently called ones, up to
    /// `SHORT_NUMBERS`.
    fn order(&self) -> Vec<usize> {
        let mut called: Vec<usize> = (0..self.calls.len()).collect();
        called.sort_by_key(|function| std::cmp::Reverse(self.calls[*function]));
        let short = SHORT_NUMBERS.saturating_sub(self.imported as usize).min(called.len());
        let rest = called.split_off(short);
        let mut order = Vec::new();
        for group in [called, rest] {
            self.append_alike(&mut order, group);
        }
        order
    }

    /// Appends a group: the largest first, then always the one that is most similar to the previous one.
    fn append_alike(&self, order: &mut Vec<usize>, group: Vec<usize>) {
        let mut left: BTreeSet<usize> = group.into_iter().collect();
        let mut last = order.last().copied();
        while !left.is_empty() {
            let next = match last {
                None => left.iter().copied().max_by_key(|function| self.pieces[*function].len()),
                Some(last) => left.iter().copied().max_by_key(|function| self.likeness(last, *function)),
            };
            if let Some(next) = next {
                left.remove(&next);
                order.push(next);
            }
            last = next;
        }
    }

    /// Returns the share of `function` that `before` also contains, in millionths.
    fn likeness(&self, before: usize, function: usize) -> usize {
        let (one, other) = (&self.pieces[before], &self.pieces[function]);
        let (mut first, mut second, mut common) = (0, 0, 0);
        while first < one.len() && second < other.len() {
            match one[first].cmp(&other[second]) {
                std::cmp::Ordering::Less => first += 1,
                std::cmp::Ordering::Greater => second += 1,
                std::cmp::Ordering::Equal => {
                    first += 1;
                    second += 1;
                    common += 1;
                }
            }
        }
        common * 1_000_000 / (other.len() + SMALL)
    }
}

fn pieces(body: &[u8]) -> Vec<u64> {
    let number = |piece: &[u8]| piece.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let mut pieces: Vec<u64> = body.windows(PIECE).map(number).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// The re-encoder that writes the module with its functions in another order.
struct Reordering<'a> {
    imported: u32,
    /// The functions in their new order, by their old index without imports.
    order: &'a [usize],
    /// The new index of each function.
    positions: Vec<u32>,
}

impl Reencode for Reordering<'_> {
    type Error = Infallible;

    /// Drops the custom sections that compilers write about themselves.
    fn parse_custom_section(
        &mut self,
        _module: &mut Module,
        _section: CustomSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        Ok(())
    }

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(match function.checked_sub(self.imported) {
            Some(own) => self.imported + self.positions[own as usize],
            None => function,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for function in self.order {
            functions.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        for function in self.order {
            self.parse_function_body(code, bodies[*function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::reorder;
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection, ValType,
    };
    use wasmparser::{Parser, Payload};

    /// Builds a module with functions that return numbers, the last of which calls the first.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let (mut functions, mut code, mut exports) =
            (FunctionSection::new(), CodeSection::new(), ExportSection::new());
        for number in [1_000_000, 7, 1_000_000, 7] {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(number).i32_const(number).i32_add().end();
            code.function(&body);
        }
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(0).end();
        code.function(&body);
        exports.export("first", ExportKind::Func, 0).export("caller", ExportKind::Func, 4);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// Returns the function bodies, and the indices of the exported functions.
    fn parts(wasm: &[u8]) -> (Vec<Vec<u8>>, Vec<u32>) {
        let (mut bodies, mut exported) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("is wasm") {
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                Payload::ExportSection(exports) => {
                    exported.extend(exports.into_iter().map(|export| export.expect("is an export").index));
                }
                _ => {}
            }
        }
        (bodies, exported)
    }

    #[test]
    fn what_is_alike_stands_together_and_is_still_found() {
        let before = module();
        let after = reorder(&before).expect("is put in order");
        let ((old, _), (new, exported)) = (parts(&before), parts(&after));
        assert_eq!(new.len(), old.len());
        let index = |body: &Vec<u8>| new.iter().position(|other| other == body).expect("is there");
        assert_eq!(new[index(&old[0])], new[index(&old[0]) + 1], "equal ones are neighbours");
        assert_eq!(new[exported[0] as usize], old[0]);
        // The index of the callee has changed.
        let caller = &new[exported[1] as usize];
        assert_eq!(u32::from(caller[2]), exported[0], "{caller:?}");
        let sorted = [old, new].map(|mut bodies| {
            bodies.retain(|body| body.len() > 4);
            bodies.sort();
            bodies
        });
        assert_eq!(sorted[0], sorted[1]);
    }
}
