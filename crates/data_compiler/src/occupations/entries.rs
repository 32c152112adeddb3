//! Reads the rows of the directory and checks them against the national classification and the notice.

use super::tables::{Row, parts, rows};
use super::wording::Wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use occupations::{Basis, Field, Mark, OccupationCode};
use std::collections::BTreeMap;

/// One occupation of the directory.
pub(crate) struct Entry {
    pub(crate) line: u32,
    pub(crate) code: OccupationCode,
    pub(crate) name: String,
    pub(crate) mark: Mark,
    pub(crate) field: Field,
    pub(crate) phrase: String,
    pub(crate) basis: Basis,
    pub(crate) work_types: Vec<String>,
    /// The index in `Wording::announced`.
    pub(crate) announced: usize,
}

/// One occupation of the national classification.
pub(crate) struct NationalEntry {
    pub(crate) code: OccupationCode,
    pub(crate) name: String,
    pub(crate) mark: Mark,
    pub(crate) group: String,
    pub(crate) work_types: Vec<String>,
}

/// Reads both tables. Rows that cannot be parsed are skipped after their diagnostics.
pub(crate) fn read(
    directory: &SourceFile,
    national: &SourceFile,
    wording: Option<&Wording>,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Entry>, Vec<NationalEntry>) {
    let classification = classification(national, problems);
    if let Some(wording) = wording
        && classification.len() != wording.national_entries
    {
        problems.push(national.problem_on_line(
            Code::DirectorySize,
            1,
            format!(
                "the national classification has {} rows instead of {}",
                classification.len(),
                wording.national_entries
            ),
            "complete the table, or correct national_entries in facets.toml",
        ));
    }
    let columns = ["code", "name", "mark", "field", "phrase", "basis", "works", "announced"];
    let rows = rows(directory, columns, problems);
    if let Some(wording) = wording
        && rows.len() != wording.announced_entries
    {
        problems.push(directory.problem_on_line(
            Code::DirectorySize,
            1,
            format!("the directory has {} rows, {} were announced", rows.len(), wording.announced_entries),
            "complete the table, or correct announced_entries in facets.toml",
        ));
    }
    let known: BTreeMap<OccupationCode, &NationalEntry> =
        classification.iter().map(|entry| (entry.code, entry)).collect();
    let reader = Reader { source: directory, known, wording };
    let mut entries: Vec<Entry> = rows.iter().filter_map(|row| reader.entry(row, problems)).collect();
    entries.sort_by_key(|entry| entry.code);
    for pair in entries.windows(2).filter(|pair| pair[0].code == pair[1].code) {
        problems.push(directory.problem_on_line(
            Code::DuplicateCode,
            pair[0].line.max(pair[1].line),
            format!("the code {} is listed twice", pair[0].code),
            "remove one of the rows",
        ));
    }
    entries.dedup_by_key(|entry| entry.code);
    (entries, classification)
}

/// Parses a code, which must have hyphens.
fn code_of(
    source: &SourceFile,
    line: u32,
    text: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<OccupationCode> {
    let code = OccupationCode::parse(text).filter(|code| code.to_string() == text);
    if code.is_none() {
        problems.push(source.problem_on_line(
            Code::MalformedCode,
            line,
            format!("\"{text}\" is not a code"),
            "write it like 6-28-03-03",
        ));
    }
    code
}

fn classification(source: &SourceFile, problems: &mut Vec<Diagnostic>) -> Vec<NationalEntry> {
    let columns = ["code", "name", "mark", "group_code", "group_name", "works", "printed_2022"];
    let mut entries: Vec<NationalEntry> = Vec::new();
    let mut groups: BTreeMap<u32, String> = BTreeMap::new();
    let mut names: BTreeMap<String, OccupationCode> = BTreeMap::new();
    for row in rows(source, columns, problems) {
        let [code, name, mark, group_code, group, works, printed] = row.fields;
        let Some(code) = code_of(source, row.line, &code, problems) else { continue };
        let Some(mark) = Mark::from_letters(&mark) else {
            problems.push(source.problem_on_line(
                Code::Malformed,
                row.line,
                format!("\"{mark}\" is not a mark"),
                "a mark is L, S, LS or nothing",
            ));
            continue;
        };
        if entries.last().is_some_and(|last| last.code >= code) {
            problems.push(source.problem_on_line(
                Code::DuplicateCode,
                row.line,
                format!("the code {code} is listed twice or out of order"),
                "sort the table by code and remove duplicates",
            ));
            continue;
        }
        let known = groups.entry(code.small()).or_insert_with(|| group.clone());
        let code_text = code.to_string();
        let group_fits = code_text.starts_with(&group_code) && group_code.len() == 7;
        if *known != group || !group_fits || !matches!(printed.as_str(), "yes" | "no") {
            problems.push(source.problem_on_line(
                Code::Malformed,
                row.line,
                format!("the group {group_code} {group} does not fit the code {code}"),
                "a group has the first five digits of its codes and one name",
            ));
        }
        let work_types = parts(&works);
        for work_type in work_types.iter().filter(|work_type| !is_whole(work_type)) {
            problems.push(source.problem_on_line(
                Code::NationalRowBroken,
                row.line,
                format!("the work type \"{work_type}\" of {code} is cut"),
                "join it with the next one by 、, or add its ending to WORK_TYPE_ENDINGS",
            ));
        }
        if let Some(first) = names.insert(name.clone(), code) {
            problems.push(source.problem_on_line(
                Code::NationalRowBroken,
                row.line,
                format!("{name} has both the codes {first} and {code}"),
                "keep the row with the newer code",
            ));
        }
        entries.push(NationalEntry { code, name, mark, group, work_types });
    }
    entries
}

/// The endings of work types. Splitting at a separator inside a list of things (陶瓷、玻璃文物修复师) once cut some
/// work types in two, and the first half then ended with a thing.
const WORK_TYPE_ENDINGS: [&str; 14] =
    ["工", "员", "师", "司机", "长", "人", "手", "匠", "童", "管家", "顾问", "助理", "商", "指导"];

/// Returns whether a work type is complete: it ends with a word for a person, and its brackets are closed.
fn is_whole(work_type: &str) -> bool {
    WORK_TYPE_ENDINGS.iter().any(|ending| work_type.ends_with(ending))
        && work_type.matches('（').count() == work_type.matches('）').count()
}

/// The tables needed to read a row of the directory.
struct Reader<'a> {
    source: &'a SourceFile,
    known: BTreeMap<OccupationCode, &'a NationalEntry>,
    wording: Option<&'a Wording>,
}

impl Reader<'_> {
    fn entry(&self, row: &Row<8>, problems: &mut Vec<Diagnostic>) -> Option<Entry> {
        let [code, name, mark, field, phrase, basis, works, announced] = &row.fields;
        let mut problem = |code: Code, message: String, remedy: &str| {
            problems.push(self.source.problem_on_line(code, row.line, message, remedy));
        };
        let field_number = field.parse().ok().and_then(Field::from_number);
        if field_number.is_none() {
            let message = format!("\"{field}\" is not a field");
            problem(Code::UnknownField, message, "a field is a number from 1 to 5");
        }
        let parsed_basis = Basis::from_id(basis);
        if parsed_basis.is_none() {
            let message = format!("\"{basis}\" is not a basis");
            let remedy = "a basis is named, national-green, national-digital or programme-field";
            problem(Code::UnknownBasis, message, remedy);
        }
        let announced_index = match self.wording {
            None => Some(0),
            Some(wording) => wording.announced.iter().position(|(id, _)| id == announced),
        };
        if announced_index.is_none() {
            let message = format!("\"{announced}\" is not an edition");
            problem(Code::UnknownId, message, "use an id of [[announced]] in facets.toml");
        }
        let code = code_of(self.source, row.line, code, problems)?;
        let entry = Entry {
            line: row.line,
            code,
            name: name.clone(),
            mark: Mark::from_letters(mark).unwrap_or(Mark::Unmarked),
            field: field_number?,
            phrase: phrase.clone(),
            basis: parsed_basis?,
            work_types: parts(works),
            announced: announced_index?,
        };
        self.compare(&entry, mark, problems);
        self.check_phrase(&entry, problems);
        self.check_basis(&entry, problems);
        Some(entry)
    }

    /// Checks that name, mark and work types equal the national classification's.
    fn compare(&self, entry: &Entry, mark: &str, problems: &mut Vec<Diagnostic>) {
        let mut differs = |message: String| {
            problems.push(self.source.problem_on_line(
                Code::DiffersFromNational,
                entry.line,
                message,
                "copy it from data/occupations/national.csv, or correct that table first",
            ));
        };
        let Some(national) = self.known.get(&entry.code) else {
            differs(format!("the national classification has no code {}", entry.code));
            return;
        };
        if national.name != entry.name {
            differs(format!("{} is called {} there", entry.code, national.name));
        }
        if national.mark.letters() != mark {
            differs(format!("{} has the mark \"{}\" there", entry.code, national.mark.letters()));
        }
        if national.work_types != entry.work_types {
            differs(format!("{} has the work types {} there", entry.code, national.work_types.join("；")));
        }
    }

    /// Checks that the clause of the field contains the phrase.
    fn check_phrase(&self, entry: &Entry, problems: &mut Vec<Diagnostic>) {
        let Some(wording) = self.wording else { return };
        let clause = &wording.fields[usize::from(entry.field.number()) - 1];
        if entry.phrase.is_empty() || !clause.clause_text.contains(&entry.phrase) {
            problems.push(self.source.problem_on_line(
                Code::PhraseNotInNotice,
                entry.line,
                format!("clause {} of the notice does not contain \"{}\"", clause.clause, entry.phrase),
                "use words of the clause of this field, or another field",
            ));
        }
    }

    /// Checks that the row has the mark required by its basis.
    fn check_basis(&self, entry: &Entry, problems: &mut Vec<Diagnostic>) {
        let fits = match entry.basis {
            Basis::NationalGreen => matches!(entry.mark, Mark::Green | Mark::Both),
            Basis::NationalDigital => entry.mark == Mark::Digital,
            Basis::Named | Basis::ProgrammeField => true,
        };
        if !fits {
            problems.push(self.source.problem_on_line(
                Code::BasisWithoutMark,
                entry.line,
                format!("the basis {} does not fit the mark \"{}\"", entry.basis.id(), entry.mark.letters()),
                "a green basis needs L, a digital basis needs S without L",
            ));
        }
    }
}
