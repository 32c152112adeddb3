//! `facets.toml` and `fillers.toml`: the names of fields, marks, bases and groups.

mod shapes;

use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::source::SourceFile;
use occupations::{Basis, Field, MajorGroup, Mark};
use shapes::{DocumentEntry, FacetsFile, FieldEntry, FillersFile, NoticeFile};

/// The name of a field, its clause, and the clause's text.
pub(crate) struct FieldWording {
    pub(crate) name: String,
    pub(crate) clause: String,
    pub(crate) heading: String,
    /// The whole clause, which must contain the phrases of the directory.
    pub(crate) clause_text: String,
}

/// All wording of the directory.
pub(crate) struct Wording {
    pub(crate) edition: String,
    /// Title, number, issuer, date and address of the document of an official edition; empty for another.
    pub(crate) document: [String; 5],
    pub(crate) announced_entries: usize,
    pub(crate) national_entries: usize,
    /// Ids with names.
    pub(crate) announced: Vec<(String, String)>,
    /// In the order of [`Field::ALL`].
    pub(crate) fields: Vec<FieldWording>,
    /// Name and meaning, in the order of [`Mark::ALL`].
    pub(crate) marks: Vec<[String; 2]>,
    /// Name and statement, in the order of [`Basis::ALL`].
    pub(crate) bases: Vec<[String; 2]>,
    /// Names of the major groups 1 to 8.
    pub(crate) major_groups: Vec<String>,
    /// Words that open a sentence, words that close one, verbs, suffixes.
    pub(crate) fillers: [Vec<String>; 4],
}

/// Reads the wording; returns `None` if something is missing that all checks need.
pub(crate) fn read(
    facets: &SourceFile,
    fillers: &SourceFile,
    notice: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<Wording> {
    let file = recorded(facets.toml::<FacetsFile>(), problems);
    let words = recorded(fillers.toml::<FillersFile>(), problems);
    let notice = recorded(notice.toml::<NoticeFile>(), problems);
    let (file, words, notice) = (file?, words?, notice?);
    let before = problems.len();
    if file.edition.notice != notice.id {
        problems.push(facets.problem_on_line(
            Code::UnknownId,
            line_of(facets, "notice ="),
            format!("the notice \"{}\" is not the source that is read", file.edition.notice),
            format!("write \"{}\"", notice.id),
        ));
    }
    let fields = fields(facets, &file.field, &notice, problems);
    let marks = in_order(
        facets,
        &Mark::ALL.map(Mark::letters),
        file.mark.into_iter().map(|entry| (entry.letters, [entry.name, entry.meaning])),
        problems,
    );
    let bases = in_order(
        facets,
        &Basis::ALL.map(Basis::id),
        file.basis.into_iter().map(|entry| (entry.id, [entry.name, entry.statement])),
        problems,
    );
    let groups_are_whole = file.major_group.len() == 8
        && file
            .major_group
            .iter()
            .zip(1..)
            .all(|(group, number)| group.number == number && MajorGroup::new(number).is_some());
    if !groups_are_whole {
        problems.push(facets.problem_on_line(
            Code::OutOfRange,
            line_of(facets, "[[major_group]]"),
            "the major groups are not the numbers 1 to 8 in order",
            "give each of the eight major groups one entry",
        ));
    }
    let document = document(facets, file.edition.document, problems);
    (problems.len() == before).then(|| Wording {
        edition: file.edition.name,
        document,
        announced_entries: file.edition.announced_entries,
        national_entries: file.edition.national_entries,
        announced: file.announced.into_iter().map(|entry| (entry.id, entry.name)).collect(),
        fields,
        marks,
        bases,
        major_groups: file.major_group.into_iter().map(|group| group.name).collect(),
        fillers: [words.leading, words.trailing, words.verbs, words.suffixes],
    })
}

/// Checks the document of an official edition, which needs all but an address.
fn document(
    facets: &SourceFile,
    entry: Option<DocumentEntry>,
    problems: &mut Vec<Diagnostic>,
) -> [String; 5] {
    let Some(DocumentEntry { title, number, issuer, date, address }) = entry else {
        return Default::default();
    };
    let is_missing = |text: &String| text.trim().is_empty();
    if is_missing(title.get_ref()) || is_missing(&number) || is_missing(&issuer) || is_missing(&date) {
        problems.push(facets.problem(
            Code::Malformed,
            title.span(),
            "the document of the edition lacks title, number, issuer or date",
            "complete it, or remove [edition.document] from an edition that is not official",
        ));
    }
    if !address.is_empty() && !address.starts_with("https://") && !address.starts_with("http://") {
        problems.push(facets.problem(
            Code::Malformed,
            title.span(),
            "the address of the document is not a web address",
            "write the address with https://, or leave it empty",
        ));
    }
    [title.into_inner(), number, issuer, date, address]
}

/// Returns the name of the edition and the number of its entries from `facets.toml`, for pages that show them
/// before the directory is loaded.
pub(crate) fn edition(facets: &SourceFile) -> Result<(String, usize), Diagnostic> {
    let file: FacetsFile = facets.toml()?;
    Ok((file.edition.name, file.edition.announced_entries))
}

/// Returns the first line that contains `text`.
fn line_of(source: &SourceFile, text: &str) -> u32 {
    source.line_at(source.text.find(text).unwrap_or(0))
}

fn fields(
    facets: &SourceFile,
    entries: &[FieldEntry],
    notice: &NoticeFile,
    problems: &mut Vec<Diagnostic>,
) -> Vec<FieldWording> {
    if entries.iter().map(|entry| entry.number).ne(Field::ALL.map(Field::number)) {
        problems.push(facets.problem_on_line(
            Code::UnknownField,
            line_of(facets, "[[field]]"),
            "the fields are not the numbers 1 to 5 in order",
            "give each of the five fields of the notice one entry",
        ));
    }
    let mut fields = Vec::new();
    for entry in entries {
        let clause = notice.clause.iter().find(|clause| clause.number == entry.clause);
        let Some(clause) = clause else {
            problems.push(facets.problem(
                Code::UnknownId,
                entry.heading.span(),
                format!("the notice has no clause \"{}\"", entry.clause),
                "name a clause that the source keeps",
            ));
            continue;
        };
        if !clause.text.starts_with(entry.heading.get_ref().as_str()) {
            problems.push(facets.problem(
                Code::QuoteNotInSource,
                entry.heading.span(),
                format!("clause {} does not begin with these words", entry.clause),
                "copy the words with which the clause begins",
            ));
        }
        fields.push(FieldWording {
            name: entry.name.clone(),
            clause: entry.clause.clone(),
            heading: entry.heading.get_ref().clone(),
            clause_text: clause.text.clone(),
        });
    }
    fields
}

/// Sorts entries into the order of `ids`, each of which must have exactly one entry.
fn in_order(
    facets: &SourceFile,
    ids: &[&str],
    entries: impl Iterator<Item = (toml::Spanned<String>, [String; 2])>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<[String; 2]> {
    let mut found: Vec<Option<[String; 2]>> = vec![None; ids.len()];
    for (id, texts) in entries {
        match ids.iter().position(|known| *known == id.get_ref()) {
            None => problems.push(facets.problem(
                Code::UnknownId,
                id.span(),
                format!("\"{}\" is not known", id.get_ref()),
                format!("the ids are {}", ids.join(", ")),
            )),
            Some(index) if found[index].is_some() => problems.push(facets.problem(
                Code::DuplicateId,
                id.span(),
                format!("\"{}\" has two entries", id.get_ref()),
                "remove one of them",
            )),
            Some(index) => found[index] = Some(texts),
        }
    }
    for (id, texts) in ids.iter().zip(&found) {
        if texts.is_none() {
            problems.push(facets.problem_on_line(
                Code::Malformed,
                1,
                format!("\"{id}\" has no entry"),
                "add it",
            ));
        }
    }
    found.into_iter().flatten().collect()
}
