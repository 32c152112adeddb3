//! Sources with the quoted clauses, and the citations of them.

use super::shapes::{CitationShape, CitationsFile, SourceShape, SpannedText};
use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::ids::Ids;
use crate::source::SourceFile;
use eligibility::policy::{Citation, Source};

/// Reads `data/sources`.
pub fn read_sources(root: &(impl DataFiles + ?Sized), problems: &mut Vec<Diagnostic>) -> Vec<SourceShape> {
    let Some(files) = recorded(SourceFile::read_folder(root, "data/sources", "toml"), problems) else {
        return Vec::new();
    };
    files.iter().filter_map(|file| recorded(file.toml(), problems)).collect()
}

/// Returns the sources a policy names, in its order.
pub(super) fn sources(
    named: &[SpannedText],
    shapes: &[SourceShape],
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> (Ids, Vec<Source>) {
    let ids = Ids::collect("source", file, named.iter(), problems);
    let known = Ids::collect("source", file, shapes.iter().map(|shape| &shape.id), problems);
    let sources = known
        .find_all(named, file, problems)
        .into_iter()
        .map(|index| {
            let shape = &shapes[index];
            Source {
                id: shape.id.get_ref().clone(),
                title: shape.title.clone(),
                number: shape.number.clone(),
                issuer: shape.issuer.clone(),
                date: shape.date.clone(),
                address: shape.address.clone(),
            }
        })
        .collect();
    (ids, sources)
}

/// Reads the citations of a policy; checks that the named clause contains each quotation.
pub(super) fn citations(
    file: &SourceFile,
    source_ids: &Ids,
    shapes: &[SourceShape],
    problems: &mut Vec<Diagnostic>,
) -> Option<(Ids, Vec<Citation>)> {
    let read: CitationsFile = recorded(file.toml(), problems)?;
    let ids = Ids::collect("citation", file, read.citation.iter().map(|shape| &shape.id), problems);
    let citations = read
        .citation
        .iter()
        .map(|shape| {
            let source = shape.source.as_ref().and_then(|word| source_ids.find(word, file, problems));
            if let (Some(word), Some(_)) = (&shape.source, source) {
                check_quote(shape, word, shapes, file, problems);
            }
            if shape.quote.is_empty() && shape.note.is_empty() {
                problems.push(file.problem(
                    Code::QuoteNotInSource,
                    shape.id.span(),
                    format!("the citation `{}` says nothing", shape.id.get_ref()),
                    "add a quote or a note",
                ));
            }
            if shape.source.is_some() && shape.quote.is_empty() && !shape.note.starts_with("大意") {
                problems.push(file.problem(
                    Code::QuoteEmpty,
                    shape.id.span(),
                    format!("the citation `{}` names a source and quotes nothing", shape.id.get_ref()),
                    "quote the words, or begin the note with 大意 when they cannot be obtained",
                ));
            }
            Citation {
                id: shape.id.get_ref().clone(),
                source,
                clause: shape.clause.clone(),
                quote: shape.quote.clone(),
                note: shape.note.clone(),
            }
        })
        .collect();
    Some((ids, citations))
}

fn check_quote(
    shape: &CitationShape,
    source: &SpannedText,
    shapes: &[SourceShape],
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) {
    let holds = clause_contains_quote(shapes, source.get_ref(), &shape.clause, &shape.quote);
    if !holds {
        problems.push(file.problem(
            Code::QuoteNotInSource,
            shape.id.span(),
            format!(
                "the quote of `{}` is not in {} of `{}`",
                shape.id.get_ref(),
                shape.clause,
                source.get_ref()
            ),
            format!("copy the words exactly, or add the clause to data/sources/{}.toml", source.get_ref()),
        ));
    }
}

/// Returns whether the clause of the source contains `quote`. A clause whose text we do not hold can only be
/// described in a note.
pub fn clause_contains_quote(shapes: &[SourceShape], source: &str, clause: &str, quote: &str) -> bool {
    let clauses = shapes.iter().filter(|known| known.id.get_ref() == source).flat_map(|known| &known.clause);
    let clause = clauses.into_iter().find(|known| known.number == clause);
    clause.map_or(quote.is_empty(), |clause| clause.text.contains(quote))
}
