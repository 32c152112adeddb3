//! Searches for occupations and encodes the results.

use crate::Occupations;
use crate::argument_error::ArgumentError;
use crate::json::{Json, object};
use content::text::{self, interpolate};
use occupations::{
    Basis, Confidence, Directory, Field, Filter, Hit, MajorGroup, Mark, Matched, NationalHit, Neighbour,
    Occupation, OccupationCode, SearchOutcome, look_up,
};

/// Describes the filters of the directory.
pub(crate) fn describe_filters(directory: &Directory) -> Json {
    let groups = (1..).map_while(MajorGroup::new);
    object! {
        "edition": directory.edition(),
        "count": directory.occupations().len(),
        "fields": Json::list(Field::ALL, |one| field(directory, one)),
        "marks": Json::list(Mark::ALL, |mark| {
            let words = directory.mark_text(mark);
            object! { "mark": mark.letters(), "name": &words.name, "meaning": &words.meaning }
        }),
        "groups": Json::list(groups, |one| group(directory, one)),
        "bases": Json::list(Basis::ALL, |one| basis(directory, one)),
    }
}

/// Creates a filter from the arguments of a call.
///
/// # Errors
/// The first value outside its range.
pub(crate) fn filter(
    field: Option<u8>,
    mark: Option<&str>,
    group: Option<u8>,
) -> Result<Filter, ArgumentError> {
    /// Parses an optional value.
    fn read<V, T>(
        value: Option<V>,
        read: impl Fn(V) -> Option<T>,
        error: ArgumentError,
    ) -> Result<Option<T>, ArgumentError> {
        value.map(|value| read(value).ok_or(error)).transpose()
    }
    Ok(Filter {
        field: read(field, Field::from_number, ArgumentError::new("field", "a number from 1 to 5"))?,
        mark: read(mark, Mark::from_letters, ArgumentError::new("mark", "\"L\", \"S\", \"LS\" or \"\""))?,
        major_group: read(group, MajorGroup::new, ArgumentError::new("group", "a number from 1 to 8"))?,
        basis: None,
    })
}

/// Searches the directory and the national classification.
pub(crate) fn search(occupations: &Occupations, query: &str, filter: &Filter, limit: usize) -> Json {
    let Occupations { directory, national, meaning } = occupations;
    let answer = look_up(directory, Some(national), Some(meaning), query, filter, limit);
    let finding = match answer.outcome {
        SearchOutcome::Listed => "listed",
        SearchOutcome::Found => "found",
        SearchOutcome::Filtered => "filtered",
        SearchOutcome::Near => "near-in-meaning",
        SearchOutcome::NotInDirectory => "not-in-directory",
        SearchOutcome::NothingFound | SearchOutcome::Unchecked => "nothing-found",
    };
    let hits = Json::list(&answer.hits, |hit| self::hit(directory, hit));
    // If a national occupation outside the directory matches, the matches in the directory are only similar.
    let (entries, similar) = match answer.outcome {
        SearchOutcome::NotInDirectory => (Json::List(Vec::new()), hits),
        _ => (hits, Json::List(Vec::new())),
    };
    let total = if answer.outcome == SearchOutcome::NotInDirectory { 0 } else { answer.total };
    object! {
        "finding": finding,
        "confidence": match answer.confidence {
            Confidence::Sure => "sure",
            Confidence::Maybe => "maybe",
            Confidence::Near => "near",
        },
        "nationalFirst": answer.national_first,
        "total": total,
        "entries": entries,
        "national": Json::list(&answer.national_hits, |hit| national_hit(directory, hit)),
        "similar": similar,
    }
}

/// Encodes the occupation with this code, or `null`.
///
/// # Errors
/// [`ArgumentError`] if `code` does not have the form of a code.
pub(crate) fn occupation(occupations: &Occupations, code: &str) -> Result<Json, ArgumentError> {
    let Occupations { directory, national, .. } = occupations;
    let code = OccupationCode::parse(code)
        .ok_or_else(|| ArgumentError::new("code", "an occupation code such as \"6-28-03-03\""))?;
    if let Some(occupation) = directory.occupation(code) {
        return Ok(entry(directory, occupation, None));
    }
    let hits = national.search(directory, &code.text(), 1);
    let exact = hits.iter().find(|hit| hit.code == code);
    Ok(Json::from(exact.map(|hit| national_hit(directory, hit))))
}

fn hit(directory: &Directory, hit: &Hit) -> Json {
    let occupation = &directory.occupations()[hit.occupation_index];
    let matched = matched(&hit.matched, hit.text(occupation), occupation.code, &hit.ranges);
    entry(directory, occupation, Some(matched))
}

fn matched(matched: &Matched, text: Option<&str>, code: OccupationCode, ranges: &[(usize, usize)]) -> Json {
    let by = match matched {
        Matched::Name => "name",
        Matched::WorkType(_) => "work-type",
        Matched::Label(_) => "label",
        Matched::Code => "code",
        Matched::Description => "description",
    };
    object! {
        "by": by,
        "text": text.map_or_else(|| code.to_string(), str::to_owned),
        "ranges": Json::list(ranges, |(start, end)| Json::List(vec![(*start).into(), (*end).into()])),
    }
}

/// Encodes an occupation of the directory.
fn entry(directory: &Directory, occupation: &Occupation, matched: Option<Json>) -> Json {
    object! {
        "inDirectory": true,
        "code": occupation.code.to_string(),
        "name": &occupation.name,
        "mark": occupation.mark.letters(),
        "field": field(directory, occupation.field),
        "phrase": &occupation.phrase,
        "group": group(directory, occupation.major_group()),
        "smallGroup": &occupation.group,
        "basis": basis(directory, occupation.basis),
        "announced": &occupation.announced,
        "workTypes": Json::list(&occupation.work_types, Json::from),
        "description": &occupation.description,
        "matched": matched,
    }
}

/// Encodes a national occupation outside the directory.
fn national_hit(directory: &Directory, hit: &NationalHit) -> Json {
    let code = hit.code.to_string();
    let statement = interpolate(text::DIRECTORY_NOT_IN_DIRECTORY, &[("name", &hit.name), ("code", &code)]);
    object! {
        "inDirectory": false,
        "code": code,
        "name": &hit.name,
        "mark": hit.mark.letters(),
        "smallGroup": &hit.group,
        "workTypes": Json::list(&hit.work_types, Json::from),
        "statement": statement,
        "nearest": Json::list(&hit.nearest, |one| neighbour(directory, one)),
        "matched": matched(&hit.matched, hit.text(), hit.code, &hit.ranges),
    }
}

fn neighbour(directory: &Directory, neighbour: &Neighbour) -> Json {
    let occupation = &directory.occupations()[neighbour.occupation_index];
    object! { "code": occupation.code.to_string(), "name": &occupation.name }
}

fn field(directory: &Directory, field: Field) -> Json {
    let words = directory.field_text(field);
    object! {
        "field": field.number(),
        "name": &words.name,
        "clause": &words.clause,
        "heading": &words.heading,
    }
}

fn group(directory: &Directory, group: MajorGroup) -> Json {
    object! { "group": group.number(), "name": &directory.major_group_text(group).name }
}

fn basis(directory: &Directory, basis: Basis) -> Json {
    let words = directory.basis_text(basis);
    object! { "basis": basis.id(), "name": &words.name, "statement": &words.statement }
}
